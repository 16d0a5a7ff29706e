package com.globalmart.cli.demo;

import com.globalmart.cli.demo.Generator.Profiles;
import com.globalmart.cli.job.JobRequests;
import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.platform.Platform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Takes days of events through a running platform, one after the other, as if each night had come. */
final class Demo {

    private static final String REASON = "demo";

    private final Platform platform;
    private final Generator generator;
    private final JobRequests requests;
    private final JobRun run;

    Demo(Platform platform, Generator generator) {
        this.platform = platform;
        this.generator = generator;
        this.requests = new JobRequests(platform.databases());
        this.run = new JobRun(platform.databases());
    }

    /**
     * Makes, lands and loads the events of some days.
     *
     * @param days how many, at least 1
     * @param last the last of them
     */
    void run(int days, LocalDate last, long eventsPerDay) {
        for (int day = 1; day <= days; day++) {
            var date = last.minusDays(days - day);
            Terminal.say("day %d of %d: %s", day, days, date);
            generate(date, eventsPerDay, day == 1 ? Profiles.ALL : Profiles.CHANGES);
            land();
            complete("reference", null);
            complete("nightly", date);
        }
    }

    DemoReport report() {
        try (var log = new Log(platform.endpoints().bootstrapServers())) {
            var totals = LedgerTotals.of(new Ledger(platform.directory().ledger()));
            return new ReportAssembly(totals, platform.databases()).report(log.records());
        }
    }

    /** From now on events come as they would on any day. */
    void goOn() {
        platform.supervise(Generator.PROGRAM, Generator.PROGRAM, generator.stream());
    }

    private void generate(LocalDate date, long events, Profiles profiles) {
        int status = platform.run(Generator.PROGRAM, generator.day(date, events, profiles));
        if (status != 0) {
            throw CommandFailedException.failed("the event generator ended with status %d", status);
        }
    }

    private void land() {
        long began = System.nanoTime();
        try (var log = new Log(platform.endpoints().bootstrapServers())) {
            new Landing(log, platform.databases()).await();
        }
        Terminal.say("landed, waited %s", Terminal.duration(Duration.ofNanos(System.nanoTime() - began)));
    }

    private void complete(String job, @Nullable LocalDate businessDate) {
        long execution = run.awaitCarriedOut(requests.launch(job, businessDate, REASON));
        var ended = run.awaitEnd(execution);
        if (!ended.status().equals("COMPLETED")) {
            throw CommandFailedException.failed(
                    "%s (all of it: %s)",
                    run.ending(ended), platform.directory().log("batch-jobs"));
        }
        Terminal.say(run.ending(ended));
    }
}
