package com.globalmart.batch.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for.
 *
 * @param kind launch, restart, stop, abandon, recover, release_load, backfill, stop_backfill or resume_backfill
 * @param parameters for a launch the job and its parameters, for a restart or stop the execution
 * @param requestedBy who asked
 * @param reason why; null where none was given
 */
record Request(
        long requestId,
        String kind,
        Map<String, String> parameters,
        String requestedBy,
        @Nullable String reason) {}
