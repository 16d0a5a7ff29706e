package com.globalmart.batch.quality;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StageParameters;
import com.globalmart.batch.quality.Check.Scope;
import java.time.Clock;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code quality}: closes the books, runs the checks, and stops the flow where one finds an error. */
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

    @Bean
    Stage qualityStage(Step closeBooks, Step runChecks, Step passGate) {
        return Stage.named("quality", "Closes the books and decides whether the load may be published")
                .then(closeBooks, "counts, by topic, what landed and what became of it")
                .then(runChecks, "runs every check and keeps what it found")
                .then(passGate, "stops here when a check of severity ERROR found something");
    }

    @Bean
    Job quality(Jobs jobs, Stage qualityStage) {
        return jobs.of("quality", qualityStage);
    }

    @Bean
    JobDeclaration qualityDeclaration(Job quality, Stage qualityStage, Loads loads, Clock clock) {
        return StageParameters.declare(quality, qualityStage, loads, clock);
    }

    @Bean
    Step closeBooks(Steps steps, Loads loads, Books books, LoadSizes sizes) {
        return steps.repeated("closeBooks", unlessPublished(loads, (contribution, context) -> {
            var load = loads.requireOpen();
            sizes.measure(load);
            contribution.incrementWriteCount(books.close(load));
            return RepeatStatus.FINISHED;
        }));
    }

    @Bean
    Step runChecks(Steps steps, Loads loads, Checks checks) {
        return steps.repeated("runChecks", unlessPublished(loads, (contribution, context) -> {
            checks.all(Scope.LOAD).forEach(check -> contribution.incrementReadCount());
            contribution.incrementWriteCount(checks.runOn(loads.requireOpen()));
            return RepeatStatus.FINISHED;
        }));
    }

    @Bean
    Step passGate(Steps steps, Loads loads, Gate gate) {
        return steps.repeated("passGate", unlessPublished(loads, (contribution, context) -> {
            gate.pass(loads.requireOpen());
            return RepeatStatus.FINISHED;
        }));
    }

    /** A night that is restarted after it was published has nothing left to check. */
    private static Tasklet unlessPublished(Loads loads, Tasklet tasklet) {
        return (contribution, context) ->
                loads.isPublished() ? RepeatStatus.FINISHED : tasklet.execute(contribution, context);
    }
}
