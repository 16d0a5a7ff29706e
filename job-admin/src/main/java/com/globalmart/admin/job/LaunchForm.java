package com.globalmart.admin.job;

import com.globalmart.admin.request.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that launches a job.
 *
 * @param token makes two clicks on its button one request
 * @param reason what was typed as the reason
 * @param outcome what became of the launch that this form has asked for just now
 */
public record LaunchForm(
        String jobName,
        String description,
        UUID token,
        List<Field> fields,
        String reason,
        @Nullable Outcome outcome) {

    /**
     * A parameter to fill in.
     *
     * @param inputType the type of the HTML input
     * @param problem what is wrong with its value, or null
     */
    public record Field(
            String name,
            String label,
            String inputType,
            boolean isRequired,
            String description,
            String value,
            @Nullable String problem) {}

    /** A form nobody has touched, with what is most likely wanted. */
    static LaunchForm fresh(DeclaredJob job, Prefill prefill, @Nullable Outcome outcome) {
        var fields = job.parameters().stream()
                .map(parameter -> field(parameter, prefill.of(parameter), null))
                .toList();
        return new LaunchForm(job.name(), job.description(), UUID.randomUUID(), fields, "", outcome);
    }

    /** A form as it was typed, with what is wrong beside each value. */
    static LaunchForm again(
            DeclaredJob job, Map<String, String> typed, String reason, UUID token, Map<String, String> problems) {
        var fields = job.parameters().stream()
                .map(parameter ->
                        field(parameter, typed.getOrDefault(parameter.name(), ""), problems.get(parameter.name())))
                .toList();
        return new LaunchForm(job.name(), job.description(), token, fields, reason, null);
    }

    private static Field field(JobParameter parameter, String value, @Nullable String problem) {
        return new Field(
                parameter.name(),
                parameter.label(),
                parameter.inputType(),
                parameter.isRequired(),
                parameter.description(),
                value,
                problem);
    }
}
