package com.globalmart.batch.forget;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.LoadsTakingNothing;
import com.globalmart.batch.load.PlanParameters;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code forget}: a load that takes nothing, and makes one customer again from statements that say nothing. */
@Configuration(proxyBeanMethods = false)
class ForgetConfiguration {

    @Bean
    Stage forgetStage(
            Step awaitEarlierExecutions,
            Step openForget,
            Step emptyAttributes,
            Step rebuildCustomers,
            Step findMovedFacts,
            Step dropNeedlessCustomers) {
        return Stage.named("forget", "Empties what is kept of a customer and prepares the versions that are left")
                .then(awaitEarlierExecutions, "waits until executions that began before have ended")
                .then(openForget, "opens a load that takes nothing")
                .then(emptyAttributes, "empties statements, landed records, dead letters, quarantine and search texts")
                .then(rebuildCustomers, "prepares the versions of the customer")
                .then(findMovedFacts, "lists the facts that follow the customer to other versions")
                .then(dropNeedlessCustomers, "takes back a member for a deleted customer that no fact needs");
    }

    @Bean
    Job forget(Jobs jobs, Stage forgetStage, Stage qualityStage, Stage publishStage) {
        return jobs.of("forget", forgetStage, qualityStage, publishStage);
    }

    @Bean
    JobDeclaration forgetDeclaration(
            Job forget,
            Stage forgetStage,
            Stage qualityStage,
            Stage publishStage,
            LoadsTakingNothing loads,
            CustomerTraces traces) {
        return new JobDeclaration(
                forget,
                "Forgets a customer: empties every attribute wherever it is kept; keys, times and sums stay",
                ForgetParameters.DECLARED,
                List.of(forgetStage, qualityStage, publishStage),
                given -> parameters(ForgetParameters.from(given), loads, traces));
    }

    private static JobParameters parameters(ForgetParameters given, LoadsTakingNothing loads, CustomerTraces traces) {
        if (!traces.isKnown(given.userId())) {
            throw new RefusedException("the warehouse knows no customer \"%s\", expected a user_id of dim_customers"
                    .formatted(given.userId()));
        }
        var date = loads.newestPublishedDate()
                .orElseThrow(() -> new RefusedException("no load is published, expected one: run nightly first"));
        return given.toJobParameters(
                new PlanParameters(date, loads.attemptOfForget(date, traces.isBeingForgotten(given.userId()))));
    }

    @Bean
    Step openForget(Steps steps, LoadsTakingNothing loads) {
        return steps.tasklet("openForget", (contribution, context) -> {
            var load = PlanParameters.from(contribution.getStepExecution().getJobParameters());
            loads.openForget(load.businessDate(), load.attempt());
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step emptyAttributes(Steps steps, Loads loads, CustomerTraces traces) {
        return steps.tasklet("emptyAttributes", (contribution, context) -> {
            loads.requireOpen();
            contribution.incrementWriteCount(traces.empty(
                    ForgetParameters.from(contribution.getStepExecution().getJobParameters())
                            .userId()));
            return RepeatStatus.FINISHED;
        });
    }
}
