package com.globalmart.admin.execution;

import com.globalmart.admin.page.ProblemException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which executions a list or a grid shows. It stands in the address, so that it can be shared.
 *
 * @param job only of this job
 * @param status only those that stand like this
 * @param from first business date, included
 * @param to last business date, included
 * @param parameter only those that were given exactly this
 * @param before only executions with a lower number: the page after the one that ended there
 * @param after only executions with a higher number: the page before the one that began there
 */
public record ExecutionFilter(
        @Nullable String job,
        @Nullable ExecutionStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable WantedParameter parameter,
        @Nullable Long before,
        @Nullable Long after) {

    static final ExecutionFilter ALL = new ExecutionFilter(null, null, null, null, null, null, null);

    private static final Pattern JOB_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

    public ExecutionFilter {
        if (job != null && !JOB_NAME.matcher(job).matches()) {
            throw ProblemException.invalid("The value of \"job\" is not a job's name.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.invalid("The value of \"to\" is a day before \"from\".");
        }
        if (before != null && after != null) {
            throw ProblemException.invalid("The value of \"after\" is one too many: a page is before or after one.");
        }
    }

    /** Whether it shows all executions, page by page. */
    public boolean isAll() {
        return job == null && isWholeJob();
    }

    /** Whether it shows all executions of its job, page by page. */
    public boolean isWholeJob() {
        return status == null && from == null && to == null && parameter == null;
    }

    /** The same of one job. */
    public ExecutionFilter ofJob(@Nullable String name) {
        return new ExecutionFilter(name, status, from, to, parameter, before, after);
    }

    /** The page with what is older than an execution. */
    public ExecutionFilter before(long executionId) {
        return new ExecutionFilter(job, status, from, to, parameter, executionId, null);
    }

    /** The page with what is newer than an execution. */
    public ExecutionFilter after(long executionId) {
        return new ExecutionFilter(job, status, from, to, parameter, null, executionId);
    }

    /** The same from its beginning. */
    public ExecutionFilter newest() {
        return new ExecutionFilter(job, status, from, to, parameter, null, null);
    }

    /** Whether it is another page than the first. */
    public boolean isPaged() {
        return before != null || after != null;
    }

    /** Where a page shows what it selects, encoded. */
    public String address(String path) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("job", job);
        said.put("status", status == null ? null : status.parameter());
        said.put("from", from);
        said.put("to", to);
        said.put("parameter", parameter);
        said.put("before", before);
        said.put("after", after);
        said.values().removeIf(Objects::isNull);
        var address = UriComponentsBuilder.fromPath(path);
        said.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(said).toUriString(); // what is typed may hold & and =
    }
}
