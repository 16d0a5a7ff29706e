package com.globalmart.admin.job;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form begins with: a required date is the day after the last one that completed, but at most yesterday, the last day that is
 * over; anything else is what the last run had.
 *
 * @param lastValues the parameters of the job's newest run
 * @param lastCompleted the latest business date that completed; null if none did
 */
record Prefill(Map<String, String> lastValues, @Nullable LocalDate lastCompleted, LocalDate yesterday) {

    String of(JobParameter parameter) {
        if (parameter.type() != JobParameter.Type.DATE) {
            return lastValues.getOrDefault(parameter.name(), "");
        }
        if (!parameter.isRequired()) {
            return "";
        }
        var next = lastCompleted == null ? yesterday : lastCompleted.plusDays(1);
        return (next.isAfter(yesterday) ? yesterday : next).toString();
    }
}
