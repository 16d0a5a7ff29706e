package com.globalmart.batch.schedule;

import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The schedule of the job {@code nightly}: 02:00 UTC. It is made once; what operators change later stays. Firings that were
 * missed are made up for one after the other, each with the time it was meant for.
 */
@Component
class NightlySchedule {

    private static final TriggerKey TRIGGER = TriggerKey.triggerKey("nightly", "jobs");

    private final Scheduler scheduler;

    NightlySchedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void createOnce() throws SchedulerException {
        if (scheduler.checkExists(TRIGGER)) {
            return;
        }
        var job = JobBuilder.newJob(NightlyTrigger.class)
                .withIdentity(JobKey.jobKey("nightly", "jobs"))
                .withDescription("Requests the night of the day before")
                .storeDurably()
                .build();
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(TRIGGER)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule("0 0 2 * * ?")
                        .inTimeZone(TimeZone.getTimeZone("UTC"))
                        .withMisfireHandlingInstructionIgnoreMisfires())
                .build();
        try {
            scheduler.addJob(job, true);
            scheduler.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException e) {
            return; // another node was first
        }
    }
}
