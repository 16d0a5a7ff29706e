package com.globalmart.cli.deadletter;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.regex.Pattern;

/**
 * Which record a dead letter is, in the form in which it is typed and printed everywhere:
 * {@code transactions-topic/1-0/17} is offset 17 of partition 0 of the topic's generation 1.
 *
 * @param generation of the topic, from 1
 * @param partition of the topic, from 0
 * @param offset in the partition, from 0
 */
record LetterId(String topic, int generation, int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]+)/(\\d{1,5})-(-?\\d{1,9})/(\\d{1,18})");

    /** @throws CommandFailedException if it has another form */
    static LetterId parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw CommandFailedException.usage(
                    "'%s' is no dead letter, expected TOPIC/GENERATION-PARTITION/OFFSET, for example"
                            + " transactions-topic/1-0/17 (./globalmart dead-letters lists them)",
                    text);
        }
        return new LetterId(
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
