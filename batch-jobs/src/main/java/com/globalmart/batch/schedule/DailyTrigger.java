package com.globalmart.batch.schedule;

import com.globalmart.batch.request.Requests;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/** What Quartz runs for a job that is about no business date: it requests the job that it is called after, once for each scheduled time. */
@Component
public class DailyTrigger implements Job {

    private final Requests requests;

    DailyTrigger(Requests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var parameters = ScheduledLaunch.parameters(context);
        var scheduled = context.getScheduledFireTime().toInstant();
        requests.submit(
                "launch",
                parameters,
                "schedule",
                "scheduled for " + scheduled,
                "schedule-%s-%s".formatted(parameters.get("job"), scheduled));
    }
}
