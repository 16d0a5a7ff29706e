package com.globalmart.ingest.position;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topics at the broker.
 *
 * @param create whether ingest makes the topics that are missing at its start; elsewhere their producers make them
 * @param partitions of a topic that ingest makes
 * @param answerTimeout how long the broker may take to answer a question about its topics
 */
@Validated
@ConfigurationProperties("globalmart.ingest.topics")
record TopicSettings(
        @DefaultValue("false") boolean create,
        @DefaultValue("3") @Min(1) @Max(1_000) int partitions,
        @DefaultValue("10s") @NotNull Duration answerTimeout) {

    TopicSettings {
        if (answerTimeout.compareTo(Duration.ofSeconds(1)) < 0 || answerTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.topics.answer-timeout is %s, expected 1 s to 1 min".formatted(answerTimeout));
        }
    }
}
