package com.globalmart.batch.load;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.RefusedException;
import com.globalmart.batch.execution.Stage;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** How a single stage is launched: it acts on the open load, is refused without one, and may be run again. */
public final class StageParameters {

    private StageParameters() {}

    /** Declares the job of one stage. */
    public static JobDeclaration declare(Job job, Stage stage, Loads loads, Clock clock) {
        return new JobDeclaration(job, stage.description(), List.of(), List.of(stage), given -> {
            var load = loads.open().orElseThrow(() -> new RefusedException(NoOpenLoadException.MESSAGE));
            return new JobParametersBuilder()
                    .addLong("load", (long) load.loadId())
                    .addString("requestedAt", clock.instant().toString())
                    .toJobParameters();
        });
    }
}
