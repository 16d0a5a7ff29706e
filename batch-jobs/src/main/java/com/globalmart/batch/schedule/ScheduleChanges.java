package com.globalmart.batch.schedule;

import com.globalmart.batch.execution.InvalidParameterException;
import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.RefusedException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.stereotype.Component;

/** What operators change about schedules. Quartz writes it in the caller's transaction. */
@Component
class ScheduleChanges {

    private static final int MOST_SHOWN = 50;

    /** How long a launch of a schedule that an operator made waits for others to end, in hours. */
    private static final int WAITS_HOURS = 24;

    private final Scheduler scheduler;
    private final List<JobDeclaration> jobs;
    private final Clock clock;

    ScheduleChanges(Scheduler scheduler, List<JobDeclaration> jobs, Clock clock) {
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Makes a schedule for a job that has none; the times that it misses are made up for once.
     *
     * @return when it fires first
     * @throws InvalidParameterException when the expression or the zone is not understood
     * @throws RefusedException when there is no such job, it has a schedule, or it has to be told more than a business date
     */
    Instant create(String name, String cron, String zone) throws SchedulerException {
        var job = jobs.stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no job \"%s\"".formatted(name)));
        var key = TriggerKey.triggerKey(name, Schedules.GROUP);
        if (scheduler.checkExists(key)) {
            throw new RefusedException("job %s has a schedule already: edit it".formatted(name));
        }
        requireNothingButADate(job);
        boolean isAboutADate =
                job.parameters().stream().anyMatch(parameter -> parameter.name().equals(JobDeclaration.BUSINESS_DATE));
        var launch = Schedules.launch(
                name,
                "Requests %s%s".formatted(name, isAboutADate ? " of the day before" : ""),
                isAboutADate ? NightlyTrigger.class : DailyTrigger.class,
                WAITS_HOURS);
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(launch)
                .withSchedule(times(cron, zone).withMisfireHandlingInstructionFireAndProceed())
                .startAt(Date.from(clock.instant()))
                .build();
        if (trigger.getFireTimeAfter(Date.from(clock.instant())) == null) {
            throw neverAgain(cron);
        }
        scheduler.addJob(launch, true);
        return scheduler.scheduleJob(trigger).toInstant();
    }

    private static void requireNothingButADate(JobDeclaration job) {
        var others = job.parameters().stream()
                .filter(parameter -> parameter.required() && !parameter.name().equals(JobDeclaration.BUSINESS_DATE))
                .map(JobDeclaration.Parameter::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new RefusedException(
                    "job %s has to be told its %s, which a schedule cannot know".formatted(job.name(), others));
        }
    }

    private static InvalidParameterException neverAgain(String cron) {
        return new InvalidParameterException("cron is \"%s\", which never comes again".formatted(cron));
    }

    /** Names of the schedules that fire, in order. */
    List<String> firing() throws SchedulerException {
        var names = new ArrayList<String>();
        for (var key : scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(Schedules.GROUP))) {
            if (!isPaused(key)) {
                names.add(key.getName());
            }
        }
        return names.stream().sorted().toList();
    }

    /** Whether there is such a schedule and it is paused. */
    boolean isPaused(String name) throws SchedulerException {
        return isPaused(TriggerKey.triggerKey(name, Schedules.GROUP));
    }

    /** @throws RefusedException when there is no such schedule, or it is paused */
    void pause(String name) throws SchedulerException {
        var trigger = require(name);
        if (isPaused(trigger.getKey())) {
            throw new RefusedException("schedule %s is paused already".formatted(name));
        }
        if (scheduler.getTriggerState(trigger.getKey()) == TriggerState.ERROR) {
            scheduler.resetTriggerFromErrorState(trigger.getKey()); // one in ERROR is not paused, and would be set free
        }
        scheduler.pauseTrigger(trigger.getKey());
    }

    /**
     * Lets a schedule fire again. What it missed is made up for by its own rule: every time of {@code nightly}, of others once.
     *
     * @return the times that it missed, oldest first
     * @throws RefusedException when there is no such schedule, or it fires
     */
    List<Instant> resume(String name) throws SchedulerException {
        var trigger = require(name);
        if (!isPaused(trigger.getKey())) {
            throw new RefusedException("schedule %s is not paused".formatted(name));
        }
        var missed = missed(trigger);
        scheduler.resumeTrigger(trigger.getKey());
        return missed;
    }

    /**
     * Gives a schedule other times, from now on; a paused one stays paused.
     *
     * @return when it fires next
     * @throws InvalidParameterException when the expression or the zone is not understood
     * @throws RefusedException when there is no such schedule, or times that it missed would be forgotten
     */
    Instant edit(String name, String cron, String zone) throws SchedulerException {
        var trigger = require(name);
        boolean isPaused = isPaused(trigger.getKey());
        if (!missed(trigger).isEmpty()) {
            throw new RefusedException("schedule %s has missed %s: let it make up for that, then edit it"
                    .formatted(name, missed(trigger)));
        }
        var times = times(cron, zone);
        var edited = trigger.getTriggerBuilder()
                .withSchedule(
                        trigger.getMisfireInstruction() == Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY
                                ? times.withMisfireHandlingInstructionIgnoreMisfires()
                                : times.withMisfireHandlingInstructionFireAndProceed())
                .startAt(Date.from(clock.instant()))
                .build();
        var next = scheduler.rescheduleJob(trigger.getKey(), edited);
        if (next == null) {
            throw neverAgain(cron);
        }
        if (isPaused) {
            scheduler.pauseTrigger(trigger.getKey());
        }
        return next.toInstant();
    }

    private static CronScheduleBuilder times(String cron, String zone) {
        if (!CronExpression.isValidExpression(cron)) {
            throw new InvalidParameterException(
                    "cron is \"%s\", expected six fields as 0 0 2 * * ? (seconds, minutes, hours, day, month, weekday)"
                            .formatted(cron));
        }
        try {
            return CronScheduleBuilder.cronSchedule(cron).inTimeZone(TimeZone.getTimeZone(ZoneId.of(zone)));
        } catch (DateTimeException e) {
            throw new InvalidParameterException("timeZone is \"%s\", expected a zone as Europe/Paris".formatted(zone));
        }
    }

    private List<Instant> missed(CronTrigger trigger) {
        var missed = new ArrayList<Instant>();
        var now = Date.from(clock.instant());
        for (var time = trigger.getNextFireTime();
                time != null && time.before(now) && missed.size() < MOST_SHOWN;
                time = trigger.getFireTimeAfter(time)) {
            missed.add(time.toInstant());
        }
        return missed;
    }

    private boolean isPaused(TriggerKey key) throws SchedulerException {
        return scheduler.getTriggerState(key) == TriggerState.PAUSED;
    }

    private CronTrigger require(String name) throws SchedulerException {
        if (scheduler.getTrigger(TriggerKey.triggerKey(name, Schedules.GROUP)) instanceof CronTrigger trigger) {
            return trigger;
        }
        var known = new TreeMap<String, TriggerKey>();
        scheduler
                .getTriggerKeys(GroupMatcher.triggerGroupEquals(Schedules.GROUP))
                .forEach(key -> known.put(key.getName(), key));
        throw new RefusedException(
                "no schedule named \"%s\", known: %s".formatted(name, String.join(", ", known.keySet())));
    }
}
