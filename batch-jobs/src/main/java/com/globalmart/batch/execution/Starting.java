package com.globalmart.batch.execution;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * An execution that is to be started.
 *
 * @param request that asks for it; {@link #NO_REQUEST} where none does
 * @param alone whether no other execution of the job may run
 * @param restarted the execution that it goes on with; null where a launch goes on with whatever there is
 */
record Starting(
        JobDeclaration declaration,
        JobParameters parameters,
        long request,
        boolean alone,
        @Nullable Long restarted) {

    static final long NO_REQUEST = 0;
}
