package com.globalmart.cli;

import com.globalmart.cli.apikey.ApiKeyCommand;
import com.globalmart.cli.audit.AuditCommand;
import com.globalmart.cli.backfill.BackfillCommand;
import com.globalmart.cli.backup.BackupCommand;
import com.globalmart.cli.backup.RestoreCommand;
import com.globalmart.cli.check.CheckCommand;
import com.globalmart.cli.deadletter.DeadLettersCommand;
import com.globalmart.cli.demo.DemoCommand;
import com.globalmart.cli.demo.GenerateCommand;
import com.globalmart.cli.demo.TrainCommand;
import com.globalmart.cli.job.AbandonCommand;
import com.globalmart.cli.job.LogCommand;
import com.globalmart.cli.job.RecoverCommand;
import com.globalmart.cli.job.RestartCommand;
import com.globalmart.cli.job.RunCommand;
import com.globalmart.cli.job.StatusCommand;
import com.globalmart.cli.job.StopCommand;
import com.globalmart.cli.landing.LandingCommand;
import com.globalmart.cli.load.LoadCommand;
import com.globalmart.cli.platform.LogsCommand;
import com.globalmart.cli.platform.UpCommand;
import com.globalmart.cli.problem.ProblemsCommand;
import com.globalmart.cli.quarantine.QuarantineCommand;
import com.globalmart.cli.schedule.ScheduleCommand;
import com.globalmart.cli.sql.SqlCommand;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.StopSignals;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.cli.upkeep.ForgetCommand;
import com.globalmart.cli.upkeep.RebuildCommand;
import com.globalmart.cli.upkeep.RetentionCommand;
import com.globalmart.cli.user.UserCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the script {@code globalmart} runs; alone it prints the help. */
@Command(
        name = "globalmart",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            RunCommand.class,
            StatusCommand.class,
            LogCommand.class,
            ProblemsCommand.class,
            StopCommand.class,
            RestartCommand.class,
            AbandonCommand.class,
            RecoverCommand.class,
            BackfillCommand.class,
            ScheduleCommand.class,
            LoadCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            RetentionCommand.class,
            ForgetCommand.class,
            LandingCommand.class,
            DeadLettersCommand.class,
            QuarantineCommand.class,
            LogsCommand.class,
            SqlCommand.class,
            UserCommand.class,
            ApiKeyCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            TrainCommand.class
        })
public final class GlobalMart implements Callable<Integer> {

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        int status = commandLine().execute(arguments);
        Terminal.out().flush();
        System.exit(status); // the broker's threads would keep the JVM
    }

    @Override
    public Integer call() throws IOException {
        try (var help = GlobalMart.class.getResourceAsStream("help.txt")) {
            var text =
                    Objects.requireNonNull(help, "help.txt is not in the jar").readAllBytes();
            Terminal.out().print(new String(text, StandardCharsets.UTF_8));
        }
        return ExitStatus.DONE;
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new GlobalMart());
        commandLine.getSubcommands().values().forEach(GlobalMart::addHelp);
        // options behind it are the generator's, --help too
        commandLine.addSubcommand(new CommandLine(new GenerateCommand()).setUnmatchedOptionsArePositionalParams(true));
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.isInteractive() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(120)
                .setParameterExceptionHandler(GlobalMart::sayWrongArguments)
                .setExecutionExceptionHandler(GlobalMart::sayFailure);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(GlobalMart::addHelp);
    }

    private static int sayWrongArguments(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        if (command.getParent() == null && e instanceof UnmatchedArgumentException unknown) {
            say(
                    command,
                    "no command named '%s' (./globalmart alone lists them)"
                            .formatted(unknown.getUnmatched().getFirst()));
            return ExitStatus.USAGE;
        }
        say(
                command,
                "%s (./%s --help explains)"
                        .formatted(
                                Failure.firstLine(e.getMessage()),
                                command.getCommandSpec().qualifiedName()));
        return ExitStatus.USAGE;
    }

    private static int sayFailure(Exception e, CommandLine command, ParseResult arguments) {
        if (StopSignals.isStopping()) {
            StopSignals.await(); // it failed because everything is being stopped, which ends this JVM
        }
        var failure = Failure.of(e);
        say(command, failure.line());
        if (System.getenv("GLOBALMART_TRACE") != null) {
            e.printStackTrace(command.getErr());
        }
        return failure.exitStatus();
    }

    private static void say(CommandLine command, String line) {
        Terminal.out().flush();
        command.getErr().println("globalmart: " + line);
        command.getErr().flush();
    }
}
