package com.globalmart.batch.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.quartz.JobExecutionContext;

/** The launch that a firing asks for. */
final class ScheduledLaunch {

    /** In the data of a job: how many hours its request may wait for its last execution, or the job that it needs, to end. */
    static final String WAITS_HOURS = "waitsHours";

    private ScheduledLaunch() {}

    /** The parameters of the request: the job that the firing is called after, and until when it waits. */
    static Map<String, String> parameters(JobExecutionContext context) {
        var parameters =
                new HashMap<>(Map.of("job", context.getJobDetail().getKey().getName()));
        var data = context.getMergedJobDataMap();
        if (data.containsKey(WAITS_HOURS)) {
            var until = context.getScheduledFireTime().toInstant().plus(Duration.ofHours(data.getInt(WAITS_HOURS)));
            parameters.put("waitUntil", until.toString());
        }
        return parameters;
    }
}
