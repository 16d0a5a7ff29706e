package com.globalmart.batch.discard;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.RunningExecutions;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StageParameters;
import com.globalmart.batch.request.Requests;
import java.time.Clock;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The jobs {@code discard}, after which the open load is no more and the next takes its records, and {@code repeat}, which begins it
 * again within the same bounds.
 */
@Configuration(proxyBeanMethods = false)
class DiscardConfiguration {

    @Bean
    Stage discardStage(Step discardLoad) {
        return Stage.named("discard", "Gives up the open load: its rows go, the next load takes its records")
                .then(discardLoad, "removes its rows and marks it discarded");
    }

    @Bean
    Job discard(Jobs jobs, Stage discardStage) {
        return jobs.of("discard", discardStage);
    }

    @Bean
    JobDeclaration discardDeclaration(Job discard, Stage discardStage, Loads loads, Clock clock) {
        return StageParameters.declare(discard, discardStage, loads, clock);
    }

    @Bean
    Stage repeatStage(Step beginLoadAgain, Step requestNight) {
        return Stage.named("repeat", "Begins the open load again from its dimensions, within the same bounds")
                .then(beginLoadAgain, "removes its rows and opens its next attempt")
                .then(requestNight, "requests the night of that attempt");
    }

    @Bean
    Job repeat(Jobs jobs, Stage repeatStage) {
        return jobs.of("repeat", repeatStage);
    }

    @Bean
    JobDeclaration repeatDeclaration(Job repeat, Stage repeatStage, Loads loads, Clock clock) {
        return StageParameters.declare(repeat, repeatStage, loads, clock);
    }

    @Bean
    Step discardLoad(Steps steps, Loads loads, LoadRemoval removal, RunningExecutions running) {
        return steps.tasklet("discardLoad", (contribution, context) -> {
            requireAlone(running, contribution.getStepExecution().getJobExecutionId());
            var load = loads.requireOpen();
            if (loads.isForgetting(load)) {
                throw new RefusedException(
                        "%s has emptied what its customer is made from: mend what stops it and restart it, or release it"
                                .formatted(load));
            }
            contribution.incrementWriteCount(removal.discard(load));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step beginLoadAgain(Steps steps, Loads loads, LoadRemoval removal, RunningExecutions running) {
        return steps.tasklet("beginLoadAgain", (contribution, context) -> {
            requireAlone(running, contribution.getStepExecution().getJobExecutionId());
            var load = loads.requireOpen();
            if (!loads.isNight(load)) {
                throw new RefusedException("%s is no night: discard it and ask for its job once more".formatted(load));
            }
            contribution.incrementWriteCount(removal.discard(load));
            loads.openAgain(load);
            return RepeatStatus.FINISHED;
        });
    }

    /** The key makes a restart ask for the same night. */
    @Bean
    Step requestNight(Steps steps, Loads loads, Requests requests) {
        return steps.tasklet("requestNight", (contribution, context) -> {
            loads.open()
                    .ifPresent(load -> requests.submit(
                            "launch",
                            Map.of(
                                    "job",
                                    "nightly",
                                    "businessDate",
                                    load.businessDate().toString(),
                                    "attempt",
                                    Integer.toString(load.attempt())),
                            "repeat",
                            "%s begins again".formatted(load),
                            "repeat-%d".formatted(load.loadId())));
            return RepeatStatus.FINISHED;
        });
    }

    private static void requireAlone(RunningExecutions running, long execution) {
        if (running.anyBefore(execution)) {
            throw new LoadInUseException(
                    "another execution runs, perhaps on this load: stop it or wait for its end, then restart this execution");
        }
    }
}
