package com.globalmart.batch.forget;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration.Parameter;
import com.globalmart.batch.execution.JobDeclaration.ParameterType;
import com.globalmart.batch.load.PlanParameters;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Who is forgotten.
 *
 * @param userId the customer's own identifier
 */
record ForgetParameters(String userId) {

    private static final String USER_ID = "userId";

    static final List<Parameter> DECLARED = List.of(
            new Parameter(USER_ID, ParameterType.TEXT, true, "the customer's own identifier, as USER_00000001"));

    static ForgetParameters from(Map<String, String> given) {
        return new ForgetParameters(given.getOrDefault(USER_ID, ""));
    }

    /**
     * That of an execution.
     *
     * @throws InvalidParameterException when it has none
     */
    static ForgetParameters from(JobParameters parameters) {
        var userId = parameters.getString(USER_ID);
        if (userId == null) {
            throw new InvalidParameterException("found %s, expected userId".formatted(parameters));
        }
        return new ForgetParameters(userId);
    }

    /** @param load the load that forgets */
    JobParameters toJobParameters(PlanParameters load) {
        return new JobParametersBuilder(load.toJobParameters())
                .addString(USER_ID, userId)
                .toJobParameters();
    }
}
