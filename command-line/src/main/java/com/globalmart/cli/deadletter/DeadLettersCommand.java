package com.globalmart.cli.deadletter;

import com.globalmart.cli.deadletter.LetterActions.Action;
import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters}: lists them; shows one; asks ingest to mend, to send again, to discard. */
@Command(
        name = "dead-letters",
        description = "Records that ingest could not read: lists them, shows one, asks ingest to deal with them.",
        subcommands = {
            DeadLettersCommand.ListThem.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Mend.class,
            DeadLettersCommand.Redrive.class,
            DeadLettersCommand.Discard.class
        })
public final class DeadLettersCommand implements Callable<Integer> {

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

    private static LetterActions actions(Predicate<String> confirmed) {
        var databases = databases();
        var requests = new LandingRequests(databases, LandingRequests.PATIENCE, Terminal.out());
        return new LetterActions(databases, requests, confirmed, Terminal.out());
    }

    @Command(name = "list", description = "A summary by topic, reason and state, then the letters.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private final ListOptions options = new ListOptions();

        @Override
        public Integer call() {
            return options.print(databases());
        }
    }

    @Command(name = "show", description = "Everything about one dead letter.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The dead letter, as dead-letters lists it.")
        private String id = "";

        @Option(
                names = "--raw",
                description = "Writes the bytes of its value to the standard output, and nothing else.")
        private boolean raw;

        @Override
        public Integer call() throws IOException {
            var wanted = DeadLetters.id(id);
            var databases = databases();
            var letters = new DeadLetters(databases);
            var letter = letters.get(wanted);
            var payload = letters.payload(wanted);
            if (!raw) {
                new LetterView(Terminal.out()).print(letter, payload, new SelectedLetters(databases).asked(wanted));
                return ExitStatus.DONE;
            }
            if (payload.recordValue() == null) {
                throw CommandFailedException.failed("dead letter %s has no value", wanted);
            }
            Terminal.out().write(payload.recordValue());
            return ExitStatus.DONE;
        }
    }

    @Command(name = "mend", description = "Lets edited bytes land in the place of a dead letter.")
    static final class Mend implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The dead letter, as dead-letters lists it.")
        private String id = "";

        @Option(
                names = "--value",
                required = true,
                paramLabel = "FILE",
                description = "The value that is to land, - is the standard input.")
        private String value = "";

        @Option(names = "--key", paramLabel = "FILE", description = "The key (default: the one that the record has).")
        private @Nullable String key;

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() throws IOException {
            var letter = DeadLetters.id(id);
            var reason = why.reason();
            var mendedValue = MendedBytes.read(value);
            var mendedKey = key == null ? null : MendedBytes.read(key);
            return actions(what -> true).mend(letter, mendedKey, mendedValue, reason);
        }
    }

    @Command(
            name = "redrive",
            description = "Lets dead letters land as they came, after ingest has learned to read them.")
    static final class Redrive implements Callable<Integer> {

        @Mixin
        private final LetterSelectionOptions options = new LetterSelectionOptions();

        @Override
        public Integer call() {
            var selection = options.selection();
            var reason = options.reason();
            return actions(options::isConfirmed).act(Action.REDRIVE, selection, reason);
        }
    }

    @Command(name = "discard", description = "Gives dead letters up. Their bytes stay.")
    static final class Discard implements Callable<Integer> {

        @Mixin
        private final LetterSelectionOptions options = new LetterSelectionOptions();

        @Override
        public Integer call() {
            var selection = options.selection();
            var reason = options.reason();
            return actions(options::isConfirmed).act(Action.DISCARD, selection, reason);
        }
    }
}
