package com.globalmart.admin.job;

import com.globalmart.admin.page.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as batch-jobs declares it.
 *
 * @param description what it does, in a sentence
 */
record DeclaredJob(String name, String description, List<JobParameter> parameters) {

    /** What became of a filled form. Wrong values are expected, so they are values. */
    sealed interface Filled {
        /**
         * Every value fits.
         *
         * @param request what the request carries: the job's name and its parameters
         */
        record Good(ObjectNode request) implements Filled {}

        /**
         * At least one value does not fit.
         *
         * @param problems what is wrong, by the parameter's name
         */
        record Bad(Map<String, String> problems) implements Filled {}
    }

    /**
     * Reads a form.
     *
     * @param typed what was typed, by the parameter's name; blank counts as not given
     * @throws ProblemException if it has a parameter that the job does not declare
     */
    Filled read(Map<String, String> typed) {
        refuseUnknown(typed);
        var request = JsonNodeFactory.instance.objectNode().put("job", name);
        var problems = new LinkedHashMap<String, String>();
        for (var parameter : parameters) {
            var value = typed.getOrDefault(parameter.name(), "").strip();
            if (value.isEmpty()) {
                if (parameter.isRequired()) {
                    problems.put(parameter.name(), "is required");
                }
                continue;
            }
            try {
                request.set(parameter.name(), parameter.value(value));
            } catch (JobParameter.MisfitException e) {
                problems.put(parameter.name(), String.valueOf(e.getMessage()));
            }
        }
        return problems.isEmpty() ? new Filled.Good(request) : new Filled.Bad(problems);
    }

    private void refuseUnknown(Map<String, String> typed) {
        var known = parameters.stream().map(JobParameter::name).toList();
        if (!known.containsAll(typed.keySet())) {
            throw ProblemException.invalid("Job %s has no such parameter, known: %s."
                    .formatted(name, known.isEmpty() ? "none" : String.join(", ", known)));
        }
    }
}
