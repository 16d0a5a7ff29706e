package com.globalmart.batch.schedule;

import com.globalmart.batch.request.Requests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/**
 * What Quartz runs: it requests the night of the day before the scheduled time, and nothing else, so a schedule never waits
 * for a job. The key makes a second firing the same request.
 */
@Component
@DisallowConcurrentExecution // missed nights are requested in their order
public class NightlyTrigger implements Job {

    private final Requests requests;

    NightlyTrigger(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var businessDate = LocalDate.ofInstant(context.getScheduledFireTime().toInstant(), ZoneOffset.UTC)
                .minusDays(1);
        requests.submit(
                "launch",
                Map.of("job", "nightly", "businessDate", businessDate.toString()),
                "schedule",
                "scheduled for " + context.getScheduledFireTime().toInstant(),
                "schedule-nightly-" + businessDate);
    }
}
