package com.globalmart.batch.rebuild;

import com.globalmart.batch.analytics.Judgements;
import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.LoadsTakingNothing;
import com.globalmart.batch.load.PlanParameters;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code rebuild}: a load that takes nothing, judges dates again, passes the gate and is published as any other. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    Stage rebuildStage(Step awaitEarlierExecutions, Step openRebuild, Step judgeAgain) {
        return Stage.named("rebuild", "Judges dates again and prepares the rows that have become different")
                .then(awaitEarlierExecutions, "waits until executions that began before have ended")
                .then(openRebuild, "opens a load that takes nothing")
                .then(judgeAgain, "judges customers, segments and products of one date after the other");
    }

    @Bean
    Job rebuild(Jobs jobs, Stage rebuildStage, Stage qualityStage, Stage publishStage) {
        return jobs.of("rebuild", rebuildStage, qualityStage, publishStage);
    }

    @Bean
    JobDeclaration rebuildDeclaration(
            Job rebuild,
            Stage rebuildStage,
            Stage qualityStage,
            Stage publishStage,
            LoadsTakingNothing loads,
            Judgements judgements) {
        return new JobDeclaration(
                rebuild,
                "Judges a range of business dates again, for instance those that late events have made stale",
                RebuildParameters.DECLARED,
                List.of(rebuildStage, qualityStage, publishStage),
                given -> parameters(given, loads, judgements));
    }

    private static JobParameters parameters(
            Map<String, String> given, LoadsTakingNothing loads, Judgements judgements) {
        var asked = RebuildParameters.from(given);
        loads.newestPublishedDate().filter(asked.last()::isAfter).ifPresent(newest -> {
            throw new RefusedException(
                    "to is %s, expected %s or before: later dates are not published".formatted(asked.last(), newest));
        });
        if (judgements.between(asked.first(), asked.last()).isEmpty()) {
            throw new RefusedException("no business date from %s to %s has been judged, expected one that is published"
                    .formatted(asked.first(), asked.last()));
        }
        var load = new PlanParameters(asked.last(), loads.attemptOfRebuild(asked.first(), asked.last()));
        return new JobParametersBuilder(load.toJobParameters())
                .addLocalDate(RebuildParameters.FROM, asked.first())
                .toJobParameters();
    }

    @Bean
    Step openRebuild(Steps steps, LoadsTakingNothing loads) {
        return steps.tasklet("openRebuild", (contribution, context) -> {
            var parameters = contribution.getStepExecution().getJobParameters();
            var load = PlanParameters.from(parameters);
            loads.openRebuild(RebuildParameters.first(parameters), load.businessDate(), load.attempt());
            return RepeatStatus.FINISHED;
        });
    }

    /** A date in a transaction of its own, ascending: the newest one decides which segment a customer is in. */
    @Bean
    Step judgeAgain(Steps steps, Loads loads, Judgements judgements) {
        return steps.tasklet("judgeAgain", (contribution, context) -> {
            var load = loads.requireOpen();
            var first = RebuildParameters.first(contribution.getStepExecution().getJobParameters());
            var dates = judgements.notYetJudgedAgain(first, load.businessDate());
            if (!dates.isEmpty()) {
                contribution.incrementWriteCount(judgements.judgeAgain(load, dates.getFirst()));
            }
            return RepeatStatus.continueIf(dates.size() > 1);
        });
    }
}
