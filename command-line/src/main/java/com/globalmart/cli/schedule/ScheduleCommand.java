package com.globalmart.cli.schedule;

import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.request.Requests;
import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.db.Database;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when jobs are asked for by themselves. */
@Command(
        name = "schedule",
        description = "Shows the schedules: which job, when, in which time zone, whether it fires, when next.",
        subcommands = {
            ScheduleCommand.Create.class,
            ScheduleCommand.Pause.class,
            ScheduleCommand.Resume.class,
            ScheduleCommand.Edit.class,
            ScheduleCommand.Freeze.class,
            ScheduleCommand.Release.class
        })
public final class ScheduleCommand implements Callable<Integer> {

    private record Schedule(
            String name,
            String cron,
            String timeZone,
            String state,
            @Nullable String lastFired,
            @Nullable String nextFires) {}

    @Override
    public Integer call() {
        var warehouse = databases().client(Database.WAREHOUSE);
        var table = new TextTable(
                text("schedule"),
                text("cron"),
                text("time zone"),
                text("state"),
                text("last (UTC)"),
                text("next (UTC)"));
        warehouse
                .sql("""
                        select trigger_name as name, cron_expression as cron, time_zone_id as time_zone, lower(trigger_state) as state,
                               to_char(to_timestamp(nullif(prev_fire_time, -1) / 1000) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                                   as last_fired,
                               to_char(to_timestamp(nullif(next_fire_time, -1) / 1000) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                                   as next_fires
                        from ops.qrtz_triggers join ops.qrtz_cron_triggers using (sched_name, trigger_name, trigger_group)
                        order by trigger_name
                        """)
                .query(Schedule.class)
                .list()
                .forEach(schedule -> table.row(
                        schedule.name(),
                        schedule.cron(),
                        schedule.timeZone(),
                        schedule.state(),
                        schedule.lastFired() == null ? "never" : schedule.lastFired(),
                        schedule.nextFires() == null ? "never" : schedule.nextFires()));
        table.print(Terminal.out());
        freeze(warehouse);
        return ExitStatus.DONE;
    }

    private static void freeze(JdbcClient warehouse) {
        warehouse.sql("""
                        select 'frozen by ' || frozen_by || ' since ' || to_char(frozen_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                               || ' UTC: ' || coalesce(reason, 'no reason given')
                        from ops.schedule_freeze
                        """).query(String.class).optional().ifPresent(frozen -> Terminal.say("%n%s", frozen));
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    private static int ask(String kind, Map<String, ?> parameters, String reason) {
        new Requests(databases()).askAndSay(kind, parameters, reason);
        return ExitStatus.DONE;
    }

    @Command(name = "pause", description = "Lets a schedule fire no more until it is resumed.")
    static final class Pause implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The schedule, called after its job.")
        private String name = "";

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("pause_schedule", Map.of("schedule", name, "about", "schedule " + name), why.reason());
        }
    }

    @Command(
            name = "resume",
            description = {
                "Lets a paused schedule fire again and tells what it missed: the nights are made up for one after the",
                "other, other jobs once."
            })
    static final class Resume implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The schedule, called after its job.")
        private String name = "";

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("resume_schedule", Map.of("schedule", name, "about", "schedule " + name), why.reason());
        }
    }

    /** A schedule and times for it. */
    static final class NewTimes {

        @Parameters(paramLabel = "NAME", description = "The schedule, called after its job.")
        private String name = "";

        @Option(
                names = "--cron",
                required = true,
                paramLabel = "CRON",
                description = "Seconds, minutes, hours, day of month, month, day of week, as '0 0 2 * * ?'.")
        private String cron = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "UTC",
                description = "The time zone of these times, as Europe/Paris (default: ${DEFAULT-VALUE}).")
        private String zone = "";

        Map<String, String> parameters() {
            return Map.of("schedule", name, "cron", cron, "timeZone", zone, "about", "schedule " + name);
        }
    }

    @Command(name = "create", description = "Makes a schedule for a job that has none.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private final NewTimes times = new NewTimes();

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("create_schedule", times.parameters(), why.reason());
        }
    }

    @Command(name = "edit", description = "Gives a schedule other times, from now on; a paused one stays paused.")
    static final class Edit implements Callable<Integer> {

        @Mixin
        private final NewTimes times = new NewTimes();

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("edit_schedule", times.parameters(), why.reason());
        }
    }

    @Command(name = "freeze", description = "Lets no schedule fire until all are released.")
    static final class Freeze implements Callable<Integer> {

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("freeze_schedules", Map.of("about", "all schedules"), why.reason());
        }
    }

    @Command(
            name = "release",
            description = "Ends a freeze and tells what was missed; schedules that were paused before it stay paused.")
    static final class Release implements Callable<Integer> {

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return ask("release_schedules", Map.of("about", "all schedules"), why.reason());
        }
    }
}
