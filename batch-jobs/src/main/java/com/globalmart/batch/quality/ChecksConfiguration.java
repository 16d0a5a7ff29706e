package com.globalmart.batch.quality;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.quality.Check.Scope;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The job {@code checks}: every check over everything published. It is no part of a load and may run while one is open. */
@Configuration(proxyBeanMethods = false)
class ChecksConfiguration {

    @Bean
    Stage checksStage(Step checkEverything, Step judgeEverything) {
        return Stage.named("checks", "Runs every check over everything that is published")
                .then(checkEverything, "runs the checks and keeps what they found with the newest published load")
                .then(judgeEverything, "fails when a check of severity ERROR found something");
    }

    @Bean
    Job checksJob(Jobs jobs, Stage checksStage) {
        return jobs.of("checks", checksStage);
    }

    @Bean
    JobDeclaration checksDeclaration(Job checksJob, Stage checksStage, Clock clock) {
        return new JobDeclaration(
                        checksJob,
                        checksStage.description(),
                        ChecksParameters.DECLARED,
                        List.of(checksStage),
                        given -> ChecksParameters.from(given, clock.instant()).toJobParameters())
                .needing("nightly");
    }

    /** All of them see one state of the warehouse, also when a load is published meanwhile. */
    @Bean
    Step checkEverything(Steps steps, Checks checks, PlatformTransactionManager transactionManager) {
        var snapshot = new TransactionTemplate(transactionManager);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return steps.repeated("checkEverything", (contribution, context) -> {
            checks.all(Scope.EVERYTHING).forEach(check -> contribution.incrementReadCount());
            checks.awaitOthers();
            snapshot.executeWithoutResult(status -> contribution.incrementWriteCount(checks.runOverEverything()));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step judgeEverything(Steps steps, Checks checks) {
        return steps.repeated("judgeEverything", (contribution, context) -> {
            var errors = checks.errorsInEverything();
            if (!errors.isEmpty()) {
                throw new ChecksViolatedException(errors);
            }
            return RepeatStatus.FINISHED;
        });
    }
}
