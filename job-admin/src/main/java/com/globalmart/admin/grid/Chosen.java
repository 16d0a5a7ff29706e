package com.globalmart.admin.grid;

import com.globalmart.admin.page.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The executions that somebody has chosen.
 *
 * @param executionIds from 1 to {@value #MOST}, each once
 */
record Chosen(Set<Long> executionIds) {

    static final int MOST = 50;

    /**
     * What an address or a form says.
     *
     * @throws ProblemException if it names none, too many, or something that is no number
     */
    static Chosen of(@Nullable List<String> written) {
        if (written == null || written.isEmpty()) {
            throw ProblemException.invalid("The value of \"id\" is missing: choose at least one run in the grid.");
        }
        var executionIds = new LinkedHashSet<Long>();
        for (var number : written) {
            if (!number.matches("\\d{1,18}")) {
                throw ProblemException.invalid("The value of \"id\" is not an execution's number.");
            }
            executionIds.add(Long.valueOf(number));
        }
        if (executionIds.size() > MOST) {
            throw ProblemException.invalid(
                    "The value of \"id\" was given for %d executions, at most %d are restarted at once."
                            .formatted(executionIds.size(), MOST));
        }
        return new Chosen(executionIds);
    }
}
