package com.globalmart.cli.user;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user add NAME --role ROLE}: lets a person into the console. */
@Command(name = "user", description = "People who may use the console.", subcommands = UserCommand.Add.class)
public final class UserCommand {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final int SHORTEST = 8;

    /** The roles of the console. */
    enum Role {
        VIEWER,
        OPERATOR,
        ADMIN;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Command(name = "add", description = "Adds a person who may use the console.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits, dot, underscore, hyphen; up to 64.")
        private String name = "";

        @Option(names = "--role", required = true, description = "viewer reads, operator acts, admin sets up.")
        private Role role = Role.VIEWER;

        @Option(
                names = "--password-stdin",
                description = "Takes the password from the standard input; without, it is asked for, or made up.")
        private boolean fromStandardInput;

        @Override
        public Integer call() throws IOException {
            if (!NAME.matcher(name).matches()) {
                throw CommandFailedException.usage(
                        "user name is '%s', expected a lower-case letter, then up to 63 of a-z 0-9 . _ -", name);
            }
            var platform = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv());
            var given = fromStandardInput ? read() : ask();
            var password = given.isEmpty() ? RandomPassword.next() : given;
            if (password.length() < SHORTEST) {
                throw CommandFailedException.usage(
                        "the password has %d characters, expected at least %d", password.length(), SHORTEST);
            }
            if (!new ConsoleUsers(platform.databases())
                    .add(name, role.stored(), password, System.getProperty("user.name"))) {
                throw CommandFailedException.failed("user '%s' is there already: nothing was changed", name);
            }
            Terminal.say(
                    given.isEmpty() ? "added %s as %s, password: %s" : "added %s as %s", name, role.stored(), password);
            return 0;
        }

        private static String read() throws IOException {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw CommandFailedException.usage(
                        "the standard input is empty, expected the password on its first line");
            }
            return line;
        }

        /** The password typed by a person; empty where nobody sits, or the person just pressed return. */
        private static String ask() {
            var console = System.console();
            if (console == null || !console.isTerminal()) {
                return "";
            }
            var typed = console.readPassword("Password (nothing: one is made up): ");
            return typed == null ? "" : new String(typed);
        }
    }
}
