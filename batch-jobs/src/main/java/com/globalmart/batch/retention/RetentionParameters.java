package com.globalmart.batch.retention;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration.Parameter;
import com.globalmart.batch.execution.JobDeclaration.ParameterType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Whether what is kept for a while only is dropped.
 *
 * @param isPreview whether it is counted only
 * @param requestedAt makes each request a run of its own
 */
record RetentionParameters(boolean isPreview, Instant requestedAt) {

    private static final String PREVIEW = "preview";

    static final List<Parameter> DECLARED =
            List.of(new Parameter(PREVIEW, ParameterType.TEXT, false, "true to count only (default: false)"));

    /** @throws InvalidParameterException when the text is neither true nor false */
    static RetentionParameters from(Map<String, String> given, Instant requestedAt) {
        var preview = given.getOrDefault(PREVIEW, "false");
        if (!preview.equals("true") && !preview.equals("false")) {
            throw new InvalidParameterException("preview is \"%s\", expected true or false".formatted(preview));
        }
        return new RetentionParameters(Boolean.parseBoolean(preview), requestedAt);
    }

    /** Whether an execution of the job counts only. */
    static boolean isPreview(JobParameters parameters) {
        return Boolean.parseBoolean(parameters.getString(PREVIEW));
    }

    JobParameters toJobParameters() {
        return new JobParametersBuilder()
                .addString(PREVIEW, Boolean.toString(isPreview))
                .addString("requestedAt", requestedAt.toString())
                .toJobParameters();
    }
}
