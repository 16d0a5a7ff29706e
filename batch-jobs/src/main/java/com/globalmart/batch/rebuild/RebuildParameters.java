package com.globalmart.batch.rebuild;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration.Parameter;
import com.globalmart.batch.execution.JobDeclaration.ParameterType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * Which dates are judged again.
 *
 * @param first included
 * @param last included; the load that judges them has it for its business date
 */
record RebuildParameters(LocalDate first, LocalDate last) {

    static final String FROM = "from";
    private static final String TO = "to";

    static final List<Parameter> DECLARED = List.of(
            new Parameter(FROM, ParameterType.DATE, true, "the first business date to judge again, as 2026-03-14"),
            new Parameter(TO, ParameterType.DATE, false, "the last one (default: the first)"));

    RebuildParameters {
        if (last.isBefore(first)) {
            throw new InvalidParameterException(
                    "from is %s and to is %s, expected to on or after from".formatted(first, last));
        }
    }

    /** @throws InvalidParameterException when a text is no date */
    static RebuildParameters from(Map<String, String> given) {
        var first = date(FROM, given.getOrDefault(FROM, ""));
        return new RebuildParameters(first, given.containsKey(TO) ? date(TO, given.getOrDefault(TO, "")) : first);
    }

    /** The first date of an execution of the job. */
    static LocalDate first(JobParameters parameters) {
        var first = parameters.getLocalDate(FROM);
        if (first == null) {
            throw new InvalidParameterException("found %s, expected from".formatted(parameters));
        }
        return first;
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException("%s is \"%s\", expected a day as 2026-03-14".formatted(name, text));
        }
    }
}
