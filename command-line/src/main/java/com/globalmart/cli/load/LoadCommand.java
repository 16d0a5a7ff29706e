package com.globalmart.cli.load;

import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.request.Requests;
import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code load [ID]}: the report of a load; {@code release}, {@code repeat} and {@code discard} are about the one that is open. */
@Command(
        name = "load",
        description = "Shows what a load took and what became of it, by topic and step, and the bytes of its facts.",
        subcommands = {LoadCommand.Release.class, LoadCommand.Repeat.class, LoadCommand.Discard.class})
public final class LoadCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The load (default: the newest).")
    private @Nullable Integer id;

    @Override
    public Integer call() {
        var loads = new Loads(databases());
        var load = loads.find(id)
                .orElseThrow(() -> CommandFailedException.usage(
                        id == null
                                ? "there is no load yet; ./globalmart run nightly makes one"
                                : "no load %s; ./globalmart sql warehouse \"select * from warehouse.load\" lists them",
                        String.valueOf(id)));
        new LoadReport(Terminal.out()).print(load, loads.books(load), loads.stepBooks(load), loads.sizes(load));
        return ExitStatus.DONE;
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    @Command(
            name = "release",
            description = {
                "Lets the open load pass its gate in spite of the checks that it violates now, and goes on with its",
                "execution; where two people are asked for, both have to release it."
            })
    static final class Release implements Callable<Integer> {

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            new Requests(databases()).askAndSay("release_load", Map.of("about", "the open load"), why.reason());
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "repeat",
            description =
                    "Begins the open load again from its dimensions, within the same bounds, and requests its night.")
    static final class Repeat implements Callable<Integer> {

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return JobRun.runToEnd(databases(), "repeat", Map.of(), why.reason());
        }
    }

    @Command(
            name = "discard",
            description = "Gives up the open load: its rows go, and the next load takes its records.")
    static final class Discard implements Callable<Integer> {

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            return JobRun.runToEnd(databases(), "discard", Map.of(), why.reason());
        }
    }
}
