package com.globalmart.admin.grid;

import com.globalmart.admin.execution.ExecutionStatus;
import com.globalmart.admin.page.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of one job execution together with its partitions.
 *
 * @param status the worst of its own and theirs
 * @param partitions how many it has
 * @param startedAt null while it waits for a thread
 * @param endedAt null while it runs
 */
record StepSum(
        ExecutionStatus status,
        long partitions,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    private static final List<ExecutionStatus> FROM_GOOD_TO_BAD = List.of(
            ExecutionStatus.COMPLETED,
            ExecutionStatus.STARTING,
            ExecutionStatus.STARTED,
            ExecutionStatus.STOPPING,
            ExecutionStatus.ABANDONED,
            ExecutionStatus.STOPPED,
            ExecutionStatus.UNKNOWN,
            ExecutionStatus.FAILED);

    /** Sums a step up: as long as its own row, or where that is missing, from its first partition to its last. */
    static StepSum of(List<StepTally> tallies) {
        var own = tallies.stream().filter(tally -> !tally.isOfPartitions()).toList();
        var timed = own.isEmpty() ? tallies : own;
        var worst = tallies.stream()
                .map(StepTally::status)
                .max(Comparator.comparingInt(FROM_GOOD_TO_BAD::indexOf))
                .orElseThrow();
        boolean isUnderWay = timed.stream().anyMatch(tally -> tally.status().isActive());
        return new StepSum(
                worst,
                tallies.stream()
                        .filter(StepTally::isOfPartitions)
                        .mapToLong(StepTally::count)
                        .sum(),
                moments(timed, StepTally::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                isUnderWay
                        ? null
                        : moments(timed, StepTally::endedAt)
                                .max(Comparator.naturalOrder())
                                .orElse(null));
    }

    boolean isComplete() {
        return status == ExecutionStatus.COMPLETED;
    }

    /** {@code completed, 3 min 2 s, 8 partitions}. */
    String words(Instant now) {
        var words = new StringBuilder(status.state().word());
        if (startedAt != null) {
            words.append(", ").append(Words.duration(Duration.between(startedAt, endedAt == null ? now : endedAt)));
        }
        if (partitions > 0) {
            words.append(", ").append(Words.count(partitions, "partition"));
        }
        return words.toString();
    }

    private static Stream<Instant> moments(List<StepTally> tallies, Function<StepTally, @Nullable Instant> moment) {
        return tallies.stream().map(moment).filter(Objects::nonNull);
    }
}
