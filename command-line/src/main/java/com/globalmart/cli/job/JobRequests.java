package com.globalmart.cli.job;

import com.globalmart.cli.request.Requests;
import com.globalmart.cli.running.Databases;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may be asked about jobs. */
public final class JobRequests {

    private final Requests requests;

    public JobRequests(Databases databases) {
        this.requests = new Requests(databases);
    }

    /**
     * Asks to start a job.
     *
     * @param businessDate null for a job that is not about a day
     * @return the number of the request
     */
    public long launch(String job, @Nullable LocalDate businessDate, @Nullable String reason) {
        return launch(job, businessDate == null ? Map.of() : Map.of("businessDate", businessDate.toString()), reason);
    }

    /** Asks to start a job with parameters of its own. */
    public long launch(String job, Map<String, String> jobParameters, @Nullable String reason) {
        var parameters = new TreeMap<String, Object>(jobParameters);
        parameters.put("job", job);
        return requests.submit("launch", parameters, reason);
    }

    /** Asks something about an execution: {@code abandon} or {@code recover}. */
    long about(String kind, long execution, String reason) {
        return requests.submit(kind, Map.of("execution", execution), reason);
    }

    /** @param step the one to begin at; null for where the execution ended */
    public long restart(long execution, @Nullable String step, @Nullable String reason) {
        return requests.submit(
                "restart",
                step == null ? Map.of("execution", execution) : Map.of("execution", execution, "step", step),
                reason);
    }

    public long stop(long execution, @Nullable String reason) {
        return requests.submit("stop", Map.of("execution", execution), reason);
    }
}
