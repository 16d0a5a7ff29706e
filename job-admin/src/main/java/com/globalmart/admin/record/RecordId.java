package com.globalmart.admin.record;

import com.globalmart.admin.page.ProblemException;
import java.util.regex.Pattern;

/**
 * Which record is meant, in the form in which it is printed and typed everywhere: {@code transactions-topic/1-0/17} is offset 17 of
 * partition 0 of the topic's generation 1.
 *
 * @param generation of the topic, from 1
 * @param partition of the topic, from 0; -1 holds mended and replayed records
 * @param offset in the partition, from 0
 */
public record RecordId(String topic, int generation, int partition, long offset) {

    /** What a text looks like that names one. */
    public static final String FORM = "([A-Za-z0-9._-]{1,249})/(\\d{1,4})-(-1|\\d{1,9})/(\\d{1,18})";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** @throws ProblemException if it has another form */
    public static RecordId parse(String text) {
        var parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            throw ProblemException.invalid(
                    "The value of \"id\" names no record: expected topic/generation-partition/offset, "
                            + "for example transactions-topic/1-0/17.");
        }
        return new RecordId(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Long.parseLong(parts.group(4)));
    }

    /** The parts of an address. */
    public static RecordId of(String topic, String place, String offset) {
        return parse("%s/%s/%s".formatted(topic, place, offset));
    }

    /** The same as the id of an element, of signs that need no escape in a selector. */
    public String anchor() {
        return toString().replaceAll("[/.]", "_");
    }

    @Override
    public String toString() {
        return "%s/%d-%d/%d".formatted(topic, generation, partition, offset);
    }
}
