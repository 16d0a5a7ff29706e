package com.globalmart.batch.schedule;

import com.globalmart.batch.request.Requests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.springframework.stereotype.Component;

/**
 * What Quartz runs: it requests the job that it is called after for the day before the scheduled time, by the calendar of the schedule's
 * zone, so that each day has one also where clocks change; and nothing else, so a schedule never waits for a job. The key makes a
 * second firing the same request.
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
        var scheduled = context.getScheduledFireTime().toInstant();
        var businessDate = businessDate(scheduled, context.getTrigger());
        var parameters = ScheduledLaunch.parameters(context);
        parameters.put("businessDate", businessDate.toString());
        requests.submit(
                "launch",
                parameters,
                "schedule",
                "scheduled for " + scheduled,
                "schedule-%s-%s".formatted(parameters.get("job"), businessDate));
    }

    /** The day before the scheduled time, by the calendar of the schedule's zone. */
    static LocalDate businessDate(Instant scheduled, Trigger trigger) {
        var zone = trigger instanceof CronTrigger cron ? cron.getTimeZone().toZoneId() : ZoneOffset.UTC;
        return LocalDate.ofInstant(scheduled, zone).minusDays(1);
    }
}
