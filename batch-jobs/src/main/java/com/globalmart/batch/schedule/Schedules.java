package com.globalmart.batch.schedule;

import java.util.List;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The schedules that jobs have from the first start, in UTC. They are made once; what operators change later stays. */
@Component
class Schedules {

    static final String GROUP = "jobs";

    /** @param waitsHours how many hours its requests may wait for others to end; 0 where they wait in the job itself */
    private record Schedule(
            String name, String description, Class<? extends Job> request, int waitsHours, CronScheduleBuilder times) {

        JobDetail toJob() {
            return launch(name, description, request, waitsHours);
        }
    }

    /** What Quartz runs when the schedule of a job fires. */
    static JobDetail launch(String name, String description, Class<? extends Job> request, int waitsHours) {
        var job = JobBuilder.newJob(request)
                .withIdentity(JobKey.jobKey(name, GROUP))
                .withDescription(description)
                .storeDurably();
        return waitsHours == 0
                ? job.build()
                : job.usingJobData(ScheduledLaunch.WAITS_HOURS, Integer.toString(waitsHours))
                        .build();
    }

    private final Scheduler scheduler;
    private final Freeze freeze;
    private final TransactionTemplate transaction;

    Schedules(Scheduler scheduler, Freeze freeze, TransactionTemplate transaction) {
        this.scheduler = scheduler;
        this.freeze = freeze;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void createOnce() {
        for (var schedule : schedules()) {
            transaction.executeWithoutResult(status -> create(schedule));
        }
    }

    /** Nights that were missed are made up for one after the other, each with the time it was meant for; checks and retention once. */
    private static List<Schedule> schedules() {
        return List.of(
                new Schedule(
                        "nightly",
                        "Requests the night of the day before",
                        NightlyTrigger.class,
                        0,
                        utc("0 0 2 * * ?").withMisfireHandlingInstructionIgnoreMisfires()),
                new Schedule(
                        "checks",
                        "Requests the checks over everything published, after the night of the day before",
                        NightlyTrigger.class,
                        24,
                        utc("0 0 5 * * ?").withMisfireHandlingInstructionFireAndProceed()),
                new Schedule(
                        "retention",
                        "Requests that what is kept for a while only is dropped",
                        DailyTrigger.class,
                        24,
                        utc("0 0 6 * * ?").withMisfireHandlingInstructionFireAndProceed()));
    }

    private static CronScheduleBuilder utc(String cron) {
        return CronScheduleBuilder.cronSchedule(cron).inTimeZone(TimeZone.getTimeZone("UTC"));
    }

    private void create(Schedule schedule) {
        try {
            createIfMissing(schedule);
        } catch (SchedulerException e) {
            throw new IllegalStateException("schedule %s could not be made".formatted(schedule.name()), e);
        }
    }

    private void createIfMissing(Schedule schedule) throws SchedulerException {
        var key = TriggerKey.triggerKey(schedule.name(), GROUP);
        var job = schedule.toJob();
        scheduler.addJob(job, true); // its triggers stay, with what operators changed and what was missed
        if (scheduler.checkExists(key)) {
            return;
        }
        try {
            scheduler.scheduleJob(TriggerBuilder.newTrigger()
                    .withIdentity(key)
                    .forJob(job)
                    .withSchedule(schedule.times())
                    .build());
        } catch (ObjectAlreadyExistsException e) {
            return; // another node was first
        }
        if (freeze.hold(schedule.name())) {
            scheduler.pauseTrigger(key);
        }
    }
}
