package com.globalmart.batch.load;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration.Parameter;
import com.globalmart.batch.execution.JobDeclaration.ParameterType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Which load an execution is about: a night, or one that takes nothing.
 *
 * @param businessDate the UTC day that the night is about
 * @param attempt 1 for the first load of the date; later ones after a discard, a repeat or a forced re-run
 */
public record PlanParameters(LocalDate businessDate, int attempt) {

    private static final String BUSINESS_DATE = "businessDate";
    private static final String ATTEMPT = "attempt";

    /** What a request may give. */
    public static final List<Parameter> DECLARED = List.of(
            new Parameter(
                    BUSINESS_DATE, ParameterType.DATE, true, "the UTC day that the night is about, as 2026-03-14"),
            new Parameter(
                    ATTEMPT,
                    ParameterType.INTEGER,
                    false,
                    "1 for the first load of the date; a higher one runs a published date again (default: the open or next one)"));

    public PlanParameters {
        if (attempt < 1) {
            throw new InvalidParameterException("attempt is %d, expected 1 or more".formatted(attempt));
        }
    }

    /**
     * @param attempts which attempt a date is at, where none is given
     * @throws InvalidParameterException when a text is no date or number
     */
    public static PlanParameters from(Map<String, String> given, ToIntFunction<LocalDate> attempts) {
        var date = given.getOrDefault(BUSINESS_DATE, "");
        var attempt = given.getOrDefault(ATTEMPT, "");
        try {
            var businessDate = LocalDate.parse(date);
            return new PlanParameters(
                    businessDate, attempt.isEmpty() ? attempts.applyAsInt(businessDate) : Integer.parseInt(attempt));
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException("businessDate is \"%s\", expected a day as 2026-03-14".formatted(date));
        } catch (NumberFormatException e) {
            throw new InvalidParameterException("attempt is \"%s\", expected a whole number".formatted(attempt));
        }
    }

    /**
     * Those of an execution.
     *
     * @throws InvalidParameterException when it has none
     */
    public static PlanParameters from(JobParameters parameters) {
        var date = parameters.getLocalDate(BUSINESS_DATE);
        var attempt = parameters.getLong(ATTEMPT);
        if (date == null || attempt == null) {
            throw new InvalidParameterException("found %s, expected businessDate and attempt".formatted(parameters));
        }
        return new PlanParameters(date, attempt.intValue());
    }

    public JobParameters toJobParameters() {
        return new JobParametersBuilder()
                .addLocalDate(BUSINESS_DATE, businessDate)
                .addLong(ATTEMPT, (long) attempt)
                .toJobParameters();
    }
}
