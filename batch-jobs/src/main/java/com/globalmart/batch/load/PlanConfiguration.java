package com.globalmart.batch.load;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.RunningExecutions;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.jooq.warehouse.warehouse.Routines;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code plan}: waits for landing, opens the load and fixes its bounds, makes the fact partitions of its days. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Bean
    Stage planStage(
            Step awaitEarlierExecutions, Step awaitLanding, Step openLoad, Step findDays, Step makeFactPartitions) {
        return Stage.named("plan", "Waits for landing, then opens the load and fixes what it takes")
                .then(awaitEarlierExecutions, "waits until executions that began before have ended")
                .then(awaitLanding, "waits until landing has everything of the business date")
                .then(openLoad, "opens the load from the last published positions to those of now")
                .then(findDays, "finds the days on which events of the load happened")
                .then(makeFactPartitions, "makes the fact partitions of these days");
    }

    @Bean
    Job plan(Jobs jobs, Stage planStage) {
        return jobs.of("plan", planStage);
    }

    @Bean
    JobDeclaration planDeclaration(Job plan, Stage planStage, Loads loads) {
        return new JobDeclaration(
                plan,
                planStage.description(),
                PlanParameters.DECLARED,
                List.of(planStage),
                given -> PlanParameters.from(given, loads::attempt).toJobParameters());
    }

    /** Missed nights are requested together and run one after the other: two loads cannot be open at once. */
    @Bean
    Step awaitEarlierExecutions(Steps steps, RunningExecutions running) {
        return steps.tasklet("awaitEarlierExecutions", (contribution, context) -> {
            if (!running.anyBefore(contribution.getStepExecution().getJobExecutionId())) {
                return RepeatStatus.FINISHED;
            }
            Thread.sleep(PAUSE);
            return RepeatStatus.CONTINUABLE;
        });
    }

    @Bean
    Step awaitLanding(Steps steps, LandingPositions positions, LoadProperties properties, Clock clock) {
        return steps.tasklet("awaitLanding", new AwaitLanding(positions, properties, clock));
    }

    @Bean
    Step openLoad(Steps steps, Loads loads, LandingPositions positions) {
        return steps.tasklet("openLoad", (contribution, context) -> {
            var parameters = PlanParameters.from(contribution.getStepExecution().getJobParameters());
            loads.open(parameters.businessDate(), parameters.attempt(), positions.all());
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step findDays(Steps steps, Loads loads, LandingPositions positions, LoadProperties properties, Clock clock) {
        return steps.tasklet("findDays", (contribution, context) -> {
            var load = loads.requireOpen();
            var lastDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(2);
            var days = new TreeSet<LocalDate>();
            days.add(load.businessDate());
            for (var topic : Topic.EVENTS) {
                days.addAll(positions.eventDays(topic, loads.ranges(load, topic), properties.oldestDay(), lastDay));
            }
            loads.addDays(load, days);
            contribution.incrementWriteCount(days.size());
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step makeFactPartitions(DaySteps steps, DSLContext warehouse) {
        return steps.ofDays("makeFactPartitions", days -> Routines.makeFactPartitions(warehouse.configuration(), days));
    }
}
