package com.globalmart.cli.demo;

import com.globalmart.cli.platform.AddressBook;
import com.globalmart.cli.platform.Platform;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.StopSignals;
import com.globalmart.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a fresh platform, some days of events through it, and a report that sets every number beside the ledger's. */
@Command(
        name = "demo",
        description = "Starts a fresh platform, takes days of events through it, and reports whether all adds up.")
public final class DemoCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 400;
    private static final long MOST_EVENTS = 100_000_000;
    private static final int SMALLEST_SHOP = 100;
    private static final int MOST_CUSTOMERS = 10_000_000;
    private static final int MOST_PRODUCTS = 250_000;

    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days, the last is yesterday (default: ${DEFAULT-VALUE}).")
    private int days = 3;

    @Option(names = "--events-per-day", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long eventsPerDay = 100_000;

    @Option(names = "--customers", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int customers = 50_000;

    @Option(names = "--products", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int products = 5_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same shop (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty or new directory, which is kept (default: .globalmart/demo, made anew each time).")
    private @Nullable Path data;

    @Option(names = "--exit", description = "Ends after the report; status 0 only if everything reconciles.")
    private boolean exit;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        checkRanges();
        var home = ProjectHome.fromEnvironment();
        var directory = new DataDirectory(data == null ? home.state().resolve("demo") : data);
        refuseOthersData(directory);
        try (var platform = Platform.toUse(home, directory)) {
            StopSignals.run(() -> {
                Terminal.say("stopping");
                platform.close();
            });
            start(platform);
            Terminal.say("ready in %s", Terminal.duration(since(began)));
            var demo = new Demo(platform, generator(platform));
            demo.run(days, LocalDate.now(clock).minusDays(1), eventsPerDay);
            int status = print(demo.report());
            Terminal.say("the demo took %s", Terminal.duration(since(began)));
            if (exit) {
                return status;
            }
            StopSignals.endWith(status);
            demo.goOn();
            AddressBook.print(platform, Terminal.out());
            Terminal.say(
                    "50 events a second go on until Ctrl-C; ./globalmart up --data %s goes on with this data later",
                    ProjectHome.shown(directory.path()));
            StopSignals.await();
        }
        return ExitStatus.DONE;
    }

    private void start(Platform platform) {
        Terminal.say(
                "starting a fresh platform on %s",
                ProjectHome.shown(platform.directory().path()));
        platform.take();
        if (data == null) {
            platform.wipe();
        }
        platform.start();
    }

    private Generator generator(Platform platform) {
        return new Generator(
                customers,
                products,
                seed,
                platform.directory(),
                platform.endpoints().bootstrapServers());
    }

    private int print(DemoReport made) {
        var printer = new ReportPrinter(made);
        printer.print(Terminal.out());
        if (report != null) {
            printer.write(report);
            Terminal.say("the report is in %s", report);
        }
        return made.reconciles() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** What somebody named is somebody's: it is never wiped. */
    private void refuseOthersData(DataDirectory directory) {
        if (data != null && !directory.isEmpty()) {
            throw CommandFailedException.usage(
                    "the directory %s is not empty, and a demo starts fresh: name another, or go on with it:"
                            + " ./globalmart up --data %s",
                    data, data);
        }
    }

    private void checkRanges() {
        checkRange("--days", days, 1, MOST_DAYS);
        checkRange("--events-per-day", eventsPerDay, 1, MOST_EVENTS);
        checkRange("--customers", customers, SMALLEST_SHOP, MOST_CUSTOMERS);
        checkRange("--products", products, SMALLEST_SHOP, MOST_PRODUCTS);
    }

    private static void checkRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw CommandFailedException.usage(
                    "%s is %d, expected %d to %s", option, value, least, Terminal.number(most));
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
