package com.globalmart.cli.apikey;

import static com.globalmart.cli.terminal.TextTable.Column.number;
import static com.globalmart.cli.terminal.TextTable.Column.text;

import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.terminal.TextTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code api-key}: the keys with which programs ask the API; {@code create} and {@code revoke} change them. */
@Command(
        name = "api-key",
        description = "Shows the keys with which programs ask the API, without their secrets.",
        subcommands = {ApiKeyCommand.Create.class, ApiKeyCommand.Revoke.class})
public final class ApiKeyCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final int MOST_REQUESTS = 1_000_000;

    /** What keys reach. */
    enum Scope {
        READ,
        CUSTOMERS;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        var table = new TextTable(
                text("name"),
                text("number"),
                text("scopes"),
                number("a minute"),
                text("made (UTC)"),
                text("holds through"),
                text("revoked (UTC)"));
        for (var key : keys().all()) {
            table.row(
                    key.name(),
                    key.keyId(),
                    key.scopes(),
                    "%,d".formatted(key.requestsPerMinute()),
                    key.created(),
                    key.expires() == null ? "-" : key.expires(),
                    key.revoked() == null ? "-" : key.revoked());
        }
        table.print(Terminal.out());
        return ExitStatus.DONE;
    }

    private static ApiKeys keys() {
        return new ApiKeys(RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases());
    }

    @Command(name = "create", description = "Makes a key and tells it once: only its hash is kept.")
    static final class Create implements Callable<Integer> {

        @Parameters(
                paramLabel = "NAME",
                description = "Whose it is: lower-case letters, digits, dot, underscore, hyphen.")
        private String name = "";

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                split = ",",
                defaultValue = "read",
                description = "read: everything but persons; customers: persons (default: ${DEFAULT-VALUE}).")
        private List<Scope> scopes = List.of();

        @Option(
                names = "--per-minute",
                paramLabel = "COUNT",
                defaultValue = "600",
                description = "Requests that it may make of each node in a minute (default: ${DEFAULT-VALUE}).")
        private int requestsPerMinute;

        @Option(
                names = "--until",
                paramLabel = "DAY",
                description = "Last UTC day on which it holds (default: until it is revoked).")
        private @Nullable LocalDate until;

        @Override
        public Integer call() {
            if (!NAME.matcher(name).matches()) {
                throw CommandFailedException.usage(
                        "name is '%s', expected a lower-case letter, then up to 63 of a-z 0-9 . _ -", name);
            }
            if (requestsPerMinute < 1 || requestsPerMinute > MOST_REQUESTS) {
                throw CommandFailedException.usage(
                        "--per-minute is %d, expected 1 to %,d", requestsPerMinute, MOST_REQUESTS);
            }
            var key = ApiKeys.next();
            var stored = scopes.stream().distinct().map(Scope::stored).toList();
            if (!keys().add(key, name, stored, requestsPerMinute, until, System.getProperty("user.name"))) {
                throw CommandFailedException.failed(
                        "a key '%s' holds already: nothing was changed (revoke it first, or take another name)", name);
            }
            Terminal.say("made the key '%s', which is told this once:", name);
            Terminal.out().println(key);
            return ExitStatus.DONE;
        }
    }

    @Command(name = "revoke", description = "Lets a key hold no more, within a second on every node.")
    static final class Revoke implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "Whose it is.")
        private String name = "";

        @Mixin
        private Why why = new Why();

        @Override
        public Integer call() {
            if (!keys().revoke(name, why.reason(), System.getProperty("user.name"))) {
                throw CommandFailedException.failed("no key '%s' holds: ./globalmart api-key shows them", name);
            }
            Terminal.say("revoked the key '%s'", name);
            return ExitStatus.DONE;
        }
    }
}
