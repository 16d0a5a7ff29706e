package com.globalmart.batch.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Waits until every partition has landed what was in its log when the business day had ended. It looks twice a second, so it
 * can be stopped at any time, and fails after its time-out naming the partitions it waited for.
 */
class AwaitLanding implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(AwaitLanding.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int NAMED = 6;

    private final LandingPositions positions;
    private final LoadProperties properties;
    private final Clock clock;

    AwaitLanding(LandingPositions positions, LoadProperties properties, Clock clock) {
        this.positions = positions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        var businessDate = PlanParameters.from(contribution.getStepExecution().getJobParameters())
                .businessDate();
        var dayEnd = businessDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (clock.instant().isBefore(dayEnd)) {
            throw new LandingIncompleteException(
                    "the business date %s has not ended yet (now %s): run it after midnight UTC"
                            .formatted(businessDate, clock.instant()));
        }
        var behind = behind(dayEnd);
        if (behind.isEmpty()) {
            return RepeatStatus.FINISHED;
        }
        var started = contribution.getStepExecution().getStartTime();
        var waited = Duration.between(
                started == null ? clock.instant() : started.toInstant(ZoneOffset.UTC), clock.instant());
        if (waited.compareTo(properties.landingTimeout()) > 0) {
            throw new LandingIncompleteException(
                    "landing had not reached the end of %s after %d s, waiting for %s: see that ingest runs, then restart"
                            .formatted(businessDate, waited.toSeconds(), String.join(", ", behind)));
        }
        log.debug("waiting for {}", behind);
        Thread.sleep(PAUSE);
        return RepeatStatus.CONTINUABLE;
    }

    private List<String> behind(Instant dayEnd) {
        var landed = positions.all();
        var behind = new ArrayList<String>();
        Arrays.stream(Topic.values())
                .filter(topic -> landed.stream().noneMatch(position -> position.topic() == topic))
                .forEach(topic -> behind.add(topic.topicName() + " (nothing of it has been seen)"));
        landed.stream()
                .filter(position -> landed.stream().noneMatch(position::isOutlivedBy))
                .filter(position -> !position.hasReached(dayEnd))
                .map(position -> "%s partition %d (landed to %d, log end %d seen at %s)"
                        .formatted(
                                position.topic().topicName(),
                                position.partition(),
                                position.nextOffset(),
                                position.logEnd(),
                                position.logEndSeenAt()))
                .forEach(behind::add);
        if (behind.size() > NAMED) {
            var more = behind.size() - NAMED;
            behind.subList(NAMED, behind.size()).clear();
            behind.add("and %d more".formatted(more));
        }
        return behind;
    }
}
