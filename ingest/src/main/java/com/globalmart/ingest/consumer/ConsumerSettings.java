package com.globalmart.ingest.consumer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How records are taken from the broker.
 *
 * <p>Memory is bounded by bytes, not by records. Of one partition an answer of the broker holds at most
 * {@code partitionFetchMaxBytes}, or a single larger record, and the client asks again only for partitions of which it holds
 * nothing. So a thread holds that much of each of its partitions in the poll that is landing, and as much again that waits: with
 * the defaults 32 MB each for 8 partitions; a record is parsed when it is copied, one after the other. Of 20,000 records of a
 * megabyte a poll brings a few of each partition. The broker counts compressed bytes: what producers compress
 * counts as often as it expands.
 *
 * @param concurrency consumer threads of this process; more than there are partitions do nothing
 * @param maxPollRecords records that land in one transaction at most; below 5,000 landing gets slower
 * @param fetchMaxBytes how much one answer of the broker may hold, over all partitions
 * @param partitionFetchMaxBytes how much of one partition one answer may hold; a larger record still comes, alone
 * @param firstWait how long to wait after landing failed for something that passes; doubles each time
 * @param longestWait the most it doubles to
 * @param tryAgainAfter how long after landing has stopped it is tried again, 1 s to 1 h
 */
@Validated
@ConfigurationProperties("globalmart.ingest.consumer")
record ConsumerSettings(
        @DefaultValue("2") @Min(1) @Max(64) int concurrency,
        @DefaultValue("20000") @Min(1) @Max(200_000) int maxPollRecords,
        @DefaultValue("32MB") @NotNull DataSize fetchMaxBytes,
        @DefaultValue("4MB") @NotNull DataSize partitionFetchMaxBytes,
        @DefaultValue("500ms") @NotNull Duration firstWait,
        @DefaultValue("10s") @NotNull Duration longestWait,
        @DefaultValue("1m") @NotNull Duration tryAgainAfter) {

    private static final DataSize LEAST = DataSize.ofKilobytes(64);
    private static final DataSize MOST = DataSize.ofMegabytes(512);

    ConsumerSettings {
        requireSize("fetch-max-bytes", fetchMaxBytes);
        requireSize("partition-fetch-max-bytes", partitionFetchMaxBytes);
        if (firstWait.compareTo(Duration.ofMillis(10)) < 0 || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.consumer waits from %s to %s, expected at least 10 ms, and not less at last"
                            .formatted(firstWait, longestWait));
        }
        if (longestWait.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.consumer.longest-wait is %s, expected at most 1 min".formatted(longestWait));
        }
        if (tryAgainAfter.compareTo(Duration.ofSeconds(1)) < 0 || tryAgainAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.consumer.try-again-after is %s, expected 1 s to 1 h".formatted(tryAgainAfter));
        }
    }

    private static void requireSize(String name, DataSize size) {
        if (size.compareTo(LEAST) < 0 || size.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "globalmart.ingest.consumer.%s is %s, expected %s to %s".formatted(name, size, LEAST, MOST));
        }
    }

    /**
     * How long to wait after so many failures in a row.
     *
     * @param failures from 1
     */
    Duration waitAfter(int failures) {
        Duration doubled = firstWait.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
    }
}
