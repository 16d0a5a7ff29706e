package com.globalmart.batch.quality;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.JobDeclaration.Parameter;
import com.globalmart.batch.execution.JobDeclaration.ParameterType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * After which night everything is checked.
 *
 * @param businessDate the night that must be complete; null to check what there is
 * @param requestedAt makes each request a run of its own
 */
record ChecksParameters(@Nullable LocalDate businessDate, Instant requestedAt) {

    static final List<Parameter> DECLARED = List.of(new Parameter(
            JobDeclaration.BUSINESS_DATE,
            ParameterType.DATE,
            false,
            "the night that must be complete first, as 2026-03-14 (default: what there is is checked at once)"));

    /** @throws InvalidParameterException when the text is no date */
    static ChecksParameters from(Map<String, String> given, Instant requestedAt) {
        var date = given.get(JobDeclaration.BUSINESS_DATE);
        try {
            return new ChecksParameters(date == null ? null : LocalDate.parse(date), requestedAt);
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException("businessDate is \"%s\", expected a day as 2026-03-14".formatted(date));
        }
    }

    JobParameters toJobParameters() {
        var parameters = new JobParametersBuilder().addString("requestedAt", requestedAt.toString());
        if (businessDate != null) {
            parameters.addLocalDate(JobDeclaration.BUSINESS_DATE, businessDate);
        }
        return parameters.toJobParameters();
    }
}
