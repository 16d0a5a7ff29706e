package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which executions a list shows. It stands in the address, so that it can be shared.
 *
 * @param job only of this job
 * @param status only those that stand like this
 * @param before only executions with a lower number: the page after the one that ended there
 */
record ExecutionFilter(
        @Nullable String job,
        @Nullable ExecutionStatus status,
        @Nullable Long before) {

    static final ExecutionFilter ALL = new ExecutionFilter(null, null, null);

    private static final Pattern JOB_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

    ExecutionFilter {
        if (job != null && !JOB_NAME.matcher(job).matches()) {
            throw ProblemException.invalid("The value of \"job\" is not a job's name.");
        }
    }

    /** What an address says; an empty value is none. */
    static ExecutionFilter of(@Nullable String job, @Nullable String status, @Nullable Long before) {
        return new ExecutionFilter(job == null || job.isEmpty() ? null : job, status(status), before);
    }

    private static @Nullable ExecutionStatus status(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        for (var status : ExecutionStatus.values()) {
            if (status.parameter().equals(word)) {
                return status;
            }
        }
        throw ProblemException.invalid("The value of \"status\" is not a status: choose one from the list.");
    }

    boolean isAll() {
        return job == null && status == null;
    }

    ExecutionFilter before(long executionId) {
        return new ExecutionFilter(job, status, executionId);
    }

    /** The same list from its beginning. */
    ExecutionFilter newest() {
        return new ExecutionFilter(job, status, null);
    }

    String address() {
        var address = UriComponentsBuilder.fromPath("/executions");
        if (job != null) {
            address.queryParam("job", job);
        }
        if (status != null) {
            address.queryParam("status", status.parameter());
        }
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.build().toUriString();
    }
}
