package com.globalmart.cli.quarantine;

import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.landing.SelectionRequests;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarantine}: lists it; shows a record; asks ingest to replay records or to give them up. */
@Command(
        name = "quarantine",
        description = "Landed records that the batch refused: lists them, shows one, replays or discards them.",
        subcommands = {
            QuarantineCommand.ListThem.class,
            QuarantineCommand.Show.class,
            QuarantineCommand.Replay.class,
            QuarantineCommand.Discard.class
        })
public final class QuarantineCommand implements Callable<Integer> {

    @Mixin
    private final ListOptions options = new ListOptions();

    @Override
    public Integer call() {
        return options.print(databases());
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    private static int ask(String kind, String doing, QuarantineSelectionOptions options, @Nullable String edit) {
        var selection = options.selection();
        var reason = options.reason();
        var databases = databases();
        var requests = new LandingRequests(databases, LandingRequests.PATIENCE, Terminal.out());
        return new SelectionRequests(requests, options::isConfirmed, Terminal.out())
                .ask(kind, doing, new OpenRecords(databases, edit), selection, reason);
    }

    @Command(name = "list", description = "A summary by topic, reason and state, then the records.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private final ListOptions options = new ListOptions();

        @Override
        public Integer call() {
            return options.print(databases());
        }
    }

    @Command(name = "show", description = "Everything about one record, in the fields of its contract.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The record, as quarantine lists it.")
        private String id = "";

        @Override
        public Integer call() {
            var wanted = Quarantine.id(id);
            new QuarantineView(Terminal.out()).print(new Quarantine(databases()).get(wanted));
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "replay",
            description = "Lets records land again, as they did or edited; the next load takes them. Each once.")
    static final class Replay implements Callable<Integer> {

        @Mixin
        private final QuarantineSelectionOptions options = new QuarantineSelectionOptions();

        @Option(
                names = "--set",
                paramLabel = "FIELD=VALUE",
                description = "A field of the contract that takes the place of the record's own, for example"
                        + " country=Germany; a list or a number is written as JSON.")
        private List<String> edits = new ArrayList<>();

        @Override
        public Integer call() {
            return ask("replay_quarantined", "replaying", options, edits.isEmpty() ? null : Edit.of(edits));
        }
    }

    @Command(name = "discard", description = "Gives records up. What is known of them stays.")
    static final class Discard implements Callable<Integer> {

        @Mixin
        private final QuarantineSelectionOptions options = new QuarantineSelectionOptions();

        @Override
        public Integer call() {
            return ask("discard_quarantined", "discarding", options, null);
        }
    }
}
