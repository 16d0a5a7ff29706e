package com.globalmart.cli.landing;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.regex.Pattern;

/**
 * Which record is meant, in the form in which it is typed and printed everywhere:
 * {@code transactions-topic/1-0/17} is offset 17 of partition 0 of the topic's generation 1.
 *
 * @param generation of the topic, from 1
 * @param partition of the topic, from 0; -1 holds mended and replayed records
 * @param offset in the partition, from 0
 */
public record RecordId(String topic, int generation, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+)/(\\d{1,5})-(-?\\d{1,9})/(\\d{1,18})");

    /**
     * @param noun what is named: dead letter, quarantined record
     * @param command that lists what there is
     * @throws CommandFailedException if it has another form
     */
    public static RecordId parse(String text, String noun, String command) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw CommandFailedException.usage(
                    "'%s' is no %s, expected TOPIC/GENERATION-PARTITION/OFFSET, for example"
                            + " transactions-topic/1-0/17 (./globalmart %s lists them)",
                    text, noun, command);
        }
        return new RecordId(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Long.parseLong(parts.group(4)));
    }

    @Override
    public String toString() {
        return "%s/%d-%d/%d".formatted(topic, generation, partition, offset);
    }
}
