package com.globalmart.generator;

import com.globalmart.generator.event.Topic;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What has arrived, a line a topic. */
final class Summary {

    private Summary() {}

    static String of(Map<Topic, Long> arrived) {
        return arrived.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%-20s %,14d records arrived",
                        entry.getKey().topicName(),
                        entry.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
