package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of one execution, as its page shows it.
 *
 * @param title the job and what its run is about
 * @param since when it began, ISO 8601, while it runs; else null
 * @param took how long it took, or has been running
 * @param started null while it waits for a thread
 * @param ended null while it runs
 * @param timeLeft null when it does not run
 * @param owner null when nobody holds a lease of it
 * @param nodeId who ran it, if that is known
 * @param exitMessage why it ended, where that is more than its standing says; else empty
 * @param failures why its steps failed; empty if it went well
 * @param address where it is asked for again, with what is open on the page
 * @param trigger when
 */
record ExecutionPage(
        long executionId,
        String jobName,
        String title,
        Standing standing,
        Actions actions,
        List<Execution.Parameter> parameters,
        @Nullable String since,
        String took,
        Moment created,
        @Nullable Moment started,
        @Nullable Moment ended,
        @Nullable TimeLeft timeLeft,
        @Nullable OwnerFacts owner,
        @Nullable String nodeId,
        String exitMessage,
        List<Failure> failures,
        Axis axis,
        List<Lane> lanes,
        List<StepRow> steps,
        List<Attempt> attempts,
        List<AuditRow> audit,
        String address,
        String trigger) {}
