package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Business dates that are not published by their deadline, or are not expected to be. One stays open until its date is published: an
 * expectation that changes again and again would tell people again and again.
 */
@Repository
class Deadlines implements Symptoms {

    private static final int NIGHTS = 14;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final String PROGRESS = """
            with newest as (
                select e.job_execution_id, e.status, coalesce(e.start_time, e.create_time) at time zone 'UTC' as started_at
                from ops.batch_job_execution e
                join ops.batch_job_instance i using (job_instance_id)
                join ops.batch_job_execution_params p using (job_execution_id)
                where i.job_name = :job and p.parameter_name = 'businessDate' and p.parameter_value = :date
                order by e.job_execution_id desc limit 1),
            schedule as (
                select trigger_state in ('PAUSED', 'PAUSED_BLOCKED') as is_paused,
                       to_timestamp(nullif(next_fire_time, -1) / 1000) as fires_at,
                       -- its request comes a moment after it fires
                       to_timestamp(prev_fire_time / 1000) > now() - interval '1 minute' as has_just_fired
                from ops.qrtz_triggers where sched_name = 'globalmart' and trigger_name = :job),
            nights as (
                select e.end_time - e.start_time as took
                from ops.batch_job_execution e join ops.batch_job_instance i using (job_instance_id)
                where i.job_name = :job and e.status = 'COMPLETED' and e.end_time is not null and e.start_time is not null
                order by e.job_execution_id desc limit :nights)
            select (select job_execution_id from newest) as execution,
                   (select status from newest) as status,
                   (select started_at from newest where status in ('STARTING', 'STARTED', 'STOPPING')) as started_at,
                   coalesce((select has_just_fired from schedule), false)
                       or exists (select from ops.request r
                                  where r.state = 'OPEN'
                                    and (r.kind = 'launch' and r.parameters ->> 'job' = :job
                                             and r.parameters ->> 'businessDate' = :date
                                         or r.kind = 'restart'
                                             and r.parameters ->> 'execution' = (select job_execution_id::text from newest)))
                       as is_requested,
                   coalesce((select is_paused from schedule), false) as is_paused,
                   (select fires_at from schedule where not is_paused) as fires_at,
                   coalesce((select extract(epoch from percentile_cont(0.5) within group (order by took)) from nights), 0)
                       as usual_seconds,
                   (select count(*) from nights) as nights,
                   (select format('load %s of %s', load_id, business_date) from warehouse.load
                    where status = 'OPEN' and business_date <> :date::date) as other_load
            """;

    /**
     * What is known of a night.
     *
     * @param execution its newest; null before there is one
     * @param status of that execution
     * @param nights how many nights the usual one is taken from
     * @param otherLoad one that is open and has to be published before; null where none is
     */
    private record Progress(
            @Nullable Long execution,
            @Nullable String status,
            Night night,
            boolean isPaused,
            int nights,
            @Nullable String otherLoad) {}

    private final JdbcClient warehouse;
    private final DeadlineProperties properties;
    private final Clock clock;

    Deadlines(JdbcClient warehouse, DeadlineProperties properties, Clock clock) {
        this.warehouse = warehouse;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.DEADLINE_AT_RISK);
    }

    @Override
    public List<Finding> look() {
        var time = properties.time();
        return time == null ? List.of() : look(time);
    }

    private List<Finding> look(LocalTime time) {
        var now = clock.instant();
        var findings = new ArrayList<>(openOnes());
        for (var deadline : Deadline.watched(now, time, properties.zone())) {
            if (isPublished(deadline.businessDate())) {
                continue;
            }
            var progress = progress(deadline.businessDate());
            var expected = progress.night().expected(now);
            if (deadline.isAtRisk(now, expected)) {
                var finding = finding(deadline, now, expected, progress);
                findings.removeIf(open -> open.subject().equals(finding.subject()));
                findings.add(finding);
            }
        }
        return findings;
    }

    /** Dates that were at risk and are not published yet, whatever is expected of them now. */
    private List<Finding> openOnes() {
        return warehouse.sql("""
                        select subject from ops.problem p
                        where kind = 'deadline_at_risk' and closed_at is null
                          and not exists (select from warehouse.load l
                                          where l.business_date = p.subject::date and l.status = 'PUBLISHED' and l.kind = 'NIGHT')
                        """).query(String.class).list().stream()
                .map(subject -> Finding.undecided(Kind.DEADLINE_AT_RISK, subject))
                .toList();
    }

    private boolean isPublished(LocalDate businessDate) {
        return warehouse.sql("""
                        select exists (select from warehouse.load
                                       where business_date = ? and status = 'PUBLISHED' and kind = 'NIGHT')
                        """).param(businessDate).query(Boolean.class).single();
    }

    private Progress progress(LocalDate businessDate) {
        return warehouse
                .sql(PROGRESS)
                .param("job", properties.job())
                .param("date", businessDate.toString())
                .param("nights", NIGHTS)
                .query((row, number) -> new Progress(
                        row.getObject("execution", Long.class),
                        row.getString("status"),
                        new Night(
                                instant(row.getObject("started_at", OffsetDateTime.class)),
                                row.getBoolean("is_requested"),
                                instant(row.getObject("fires_at", OffsetDateTime.class)),
                                Duration.ofSeconds(row.getLong("usual_seconds"))),
                        row.getBoolean("is_paused"),
                        row.getInt("nights"),
                        row.getString("other_load")))
                .single();
    }

    private Finding finding(Deadline deadline, Instant now, Instant expected, Progress progress) {
        var sentence =
                "%s %s published by %s and is expected at %s (%s; nights take %d min, the median of %d): %s%s. Next: ./globalmart status, ./globalmart schedule."
                        .formatted(
                                deadline.businessDate(),
                                deadline.isPast(now) ? "was to be" : "is to be",
                                local(deadline.at()),
                                local(expected),
                                properties.zone(),
                                Math.ceilDiv(progress.night().usual().toSeconds(), 60),
                                progress.nights(),
                                whatHoldsIt(progress, now),
                                progress.otherLoad() == null
                                        ? ""
                                        : "; " + progress.otherLoad() + " is open and comes first");
        return Finding.wrong(Kind.DEADLINE_AT_RISK, deadline.businessDate().toString(), sentence, progress.execution());
    }

    private String whatHoldsIt(Progress progress, Instant now) {
        var night = progress.night();
        if (night.startedAt() != null) {
            return "execution %d runs since %s".formatted(progress.execution(), local(night.startedAt()));
        }
        if (night.isRequested()) {
            return "it is asked for and has not begun";
        }
        if (progress.execution() != null) {
            return "execution %d is %s".formatted(progress.execution(), progress.status());
        }
        if (progress.isPaused()) {
            return "the schedule %s is paused".formatted(properties.job());
        }
        if (night.firesAt() == null) {
            return "no schedule %s asks for it".formatted(properties.job());
        }
        return night.firesAt().isBefore(now)
                ? "the schedule %s should have fired at %s".formatted(properties.job(), local(night.firesAt()))
                : "the schedule %s fires at %s".formatted(properties.job(), local(night.firesAt()));
    }

    private String local(Instant instant) {
        return instant.atZone(properties.zone()).format(TIME);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
