package com.globalmart.batch.load;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.Stage;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * How a single stage is launched: it acts on the open load and is refused without one. A stage that has loaded it once fails
 * on its keys rather than double it.
 */
public final class StageParameters {

    private static final String LOAD = "load";

    private StageParameters() {}

    /** Declares the job of one stage. */
    public static JobDeclaration declare(Job job, Stage stage, Loads loads, Clock clock) {
        return new JobDeclaration(job, stage.description(), List.of(), List.of(stage), given -> {
            var load = loads.open().orElseThrow(() -> new RefusedException(NoOpenLoadException.MESSAGE));
            return new JobParametersBuilder()
                    .addLong(LOAD, (long) load.loadId())
                    .addString("requestedAt", clock.instant().toString())
                    .toJobParameters();
        });
    }

    /** Whether an execution, of one stage or of a whole night, is about the load. */
    static boolean areAbout(Load load, JobParameters parameters) {
        var loadId = parameters.getLong(LOAD);
        if (loadId != null) {
            return loadId == load.loadId();
        }
        var night = PlanParameters.from(parameters);
        return night.businessDate().equals(load.businessDate()) && night.attempt() == load.attempt();
    }
}
