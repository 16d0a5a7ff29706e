package com.globalmart.batch.schedule;

import com.globalmart.batch.request.Requests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/** What Quartz runs: it requests the checks over everything, once a day. */
@Component
public class ChecksTrigger implements Job {

    private final Requests requests;

    ChecksTrigger(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var scheduled = context.getScheduledFireTime().toInstant();
        requests.submit(
                "launch",
                Map.of("job", "checks"),
                "schedule",
                "scheduled for " + scheduled,
                "schedule-checks-" + LocalDate.ofInstant(scheduled, ZoneOffset.UTC));
    }
}
