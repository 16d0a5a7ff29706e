package com.globalmart.batch.publish;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.PlanParameters;
import com.globalmart.batch.load.StageParameters;
import com.globalmart.jooq.warehouse.warehouse.Routines;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code publish}, and the job {@code nightly}, which runs all stages of a load. */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

    @Bean
    Job nightly(
            Jobs jobs,
            Stage planStage,
            Stage dimensionsStage,
            Stage factsStage,
            Stage analyticsStage,
            Stage qualityStage,
            Stage publishStage) {
        return jobs.of("nightly", planStage, dimensionsStage, factsStage, analyticsStage, qualityStage, publishStage);
    }

    @Bean
    JobDeclaration nightlyDeclaration(
            Job nightly,
            Stage planStage,
            Stage dimensionsStage,
            Stage factsStage,
            Stage analyticsStage,
            Stage qualityStage,
            Stage publishStage,
            Loads loads) {
        return new JobDeclaration(
                nightly,
                "One night: from landing to the published warehouse of a business date",
                PlanParameters.DECLARED,
                List.of(planStage, dimensionsStage, factsStage, analyticsStage, qualityStage, publishStage),
                given -> PlanParameters.from(given, loads::attempt).toJobParameters());
    }

    @Bean
    Stage publishStage(Step publishLoad, Step reportPositions, Step refreshDimensionStatistics) {
        return Stage.named("publish", "Shows the load to readers, in one transaction")
                .then(publishLoad, "applies what is staged and marks the load published")
                .then(reportPositions, "tells landing what has been taken")
                .then(refreshDimensionStatistics, "tells the database's planner about the published dimensions");
    }

    @Bean
    Job publish(Jobs jobs, Stage publishStage) {
        return jobs.of("publish", publishStage);
    }

    @Bean
    JobDeclaration publishDeclaration(Job publish, Stage publishStage, Loads loads, Clock clock) {
        return StageParameters.declare(publish, publishStage, loads, clock);
    }

    @Bean
    Step publishLoad(Steps steps, Loads loads, Publication publication) {
        return steps.tasklet("publishLoad", (contribution, context) -> {
            contribution.incrementWriteCount(publication.publish(loads.requireOpen()));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step reportPositions(Steps steps, Publication publication) {
        return steps.repeated("reportPositions", (contribution, context) -> {
            contribution.incrementWriteCount(publication.reportPositions());
            return RepeatStatus.FINISHED;
        });
    }

    /** The next load looks up keys in dimensions that have just grown. */
    @Bean
    Step refreshDimensionStatistics(Steps steps, DSLContext warehouse) {
        return steps.repeated("refreshDimensionStatistics", (contribution, context) -> {
            contribution.incrementWriteCount(Routines.refreshDimensionStatistics(warehouse.configuration()));
            return RepeatStatus.FINISHED;
        });
    }
}
