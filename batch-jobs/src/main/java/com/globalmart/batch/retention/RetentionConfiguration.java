package com.globalmart.batch.retention;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code retention}: counts what may go, and drops it unless only a preview is asked for. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    Stage retentionStage(
            Step countExpired,
            Step dropNightlyTables,
            Step dropSettledQuarantine,
            Step dropJobHistory,
            Step dropClosedProblems) {
        return Stage.named("retention", "Drops what is kept for a while only")
                .then(countExpired, "counts what may go, for ops.retention")
                .then(dropNightlyTables, "drops customers, segments and products of old business dates")
                .then(dropSettledQuarantine, "drops quarantined records that were settled long ago")
                .then(dropJobHistory, "drops executions that ended long ago")
                .then(dropClosedProblems, "drops problems that were over long ago");
    }

    @Bean
    Job retention(Jobs jobs, Stage retentionStage) {
        return jobs.of("retention", retentionStage);
    }

    @Bean
    JobDeclaration retentionDeclaration(Job retention, Stage retentionStage, Clock clock) {
        return new JobDeclaration(
                retention,
                retentionStage.description(),
                RetentionParameters.DECLARED,
                List.of(retentionStage),
                given -> RetentionParameters.from(given, clock.instant()).toJobParameters());
    }

    @Bean
    Step countExpired(Steps steps, List<Expiring> kinds, RetentionReport report) {
        return steps.tasklet("countExpired", (contribution, context) -> {
            for (var kind : kinds) {
                var due = kind.due();
                report.counted(kind, due);
                contribution.incrementReadCount();
                contribution.incrementWriteCount(due.rows());
            }
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step dropNightlyTables(Steps steps, NightlyTables tables, RetentionReport report) {
        return drop("dropNightlyTables", steps, tables, report);
    }

    @Bean
    Step dropSettledQuarantine(Steps steps, SettledQuarantine quarantine, RetentionReport report) {
        return drop("dropSettledQuarantine", steps, quarantine, report);
    }

    @Bean
    Step dropJobHistory(Steps steps, JobHistory history, RetentionReport report) {
        return drop("dropJobHistory", steps, history, report);
    }

    @Bean
    Step dropClosedProblems(Steps steps, ClosedProblems problems, RetentionReport report) {
        return drop("dropClosedProblems", steps, problems, report);
    }

    /** Some in each transaction, until none is left. */
    private static Step drop(String name, Steps steps, Expiring kind, RetentionReport report) {
        return steps.tasklet(name, (contribution, context) -> {
            var execution = contribution.getStepExecution();
            if (RetentionParameters.isPreview(execution.getJobParameters())) {
                return RepeatStatus.FINISHED;
            }
            long dropped = kind.drop();
            contribution.incrementWriteCount(dropped);
            report.dropped(kind, execution.getWriteCount() + dropped);
            return RepeatStatus.continueIf(dropped > 0);
        });
    }
}
