package com.globalmart.generator;

import com.globalmart.generator.record.RatesFile;
import com.globalmart.generator.record.StreamOfRecords;
import com.globalmart.generator.sending.Progress;
import com.globalmart.generator.sending.Sender;
import com.globalmart.generator.sending.Topics;
import com.globalmart.generator.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes live traffic, stamped now, until it is told to stop (SIGTERM, Ctrl-C). */
@Command(
        name = "stream",
        description = "Sends live traffic, stamped now, until it is stopped (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StreamCommand implements Callable<Integer> {

    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final long NANOS = 1_000_000_000;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--rate",
            paramLabel = "COUNT",
            defaultValue = "${env:DATA_GEN_EVENTS_PER_SECOND:-50}",
            description =
                    "Events a second, 1 to 50,000 (default: the environment's DATA_GEN_EVENTS_PER_SECOND, else 50).")
    private int rate;

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Mixin
    private AnomalyOptions anomalies = new AnomalyOptions();

    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws Exception {
        Ranges.check(command, "--rate", rate, 1, 50_000);
        Shop shop = options.shop();
        StreamOfRecords records =
                new StreamOfRecords(options.seed(), shop, rate, options.profiles(), anomalies.shares(), clock);
        new Topics(options.bootstrapServers()).prepare(options.createsTopics());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop-stream"));
        try {
            send(records, shop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void send(StreamOfRecords records, Shop shop) throws Exception {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        try (Sender sender = options.sender(shop.rates());
                Progress progress = Progress.towards(Progress.NO_END, out)) {
            coverRates(shop, LocalDate.now(clock));
            records.open(sender::send);
            run(records, shop, sender, progress);
            sender.finish();
            progress.close();
            out.println(progress.line());
            out.println(Summary.of(sender.arrived()));
            out.flush();
        }
    }

    private void run(StreamOfRecords records, Shop shop, Sender sender, Progress progress)
            throws IOException, InterruptedException {
        LocalDate day = LocalDate.now(clock);
        long nanosPerEvent = NANOS / rate;
        long due = System.nanoTime();
        while (stop.getCount() > 0) {
            LocalDate today = LocalDate.now(clock);
            if (!today.equals(day)) {
                day = today;
                coverRates(shop, day);
            }
            records.tellChanges(sender::send);
            long now = System.nanoTime();
            due = Math.max(due, now - NANOS); // what was missed for over a second is not made up for
            while (due <= now && stop.getCount() > 0) {
                sender.send(records.nextEvent());
                progress.step();
                due += nanosPerEvent;
            }
            sender.settle();
            boolean stops = stop.await(Math.clamp(due - System.nanoTime(), 1_000_000, NANOS / 4), TimeUnit.NANOSECONDS);
            if (stops) {
                return;
            }
        }
    }

    private void coverRates(Shop shop, LocalDate day) throws IOException {
        Path rates = options.rates();
        if (rates != null) {
            new RatesFile(rates, shop.rates()).cover(day);
        }
    }

    /** Runs as the program is told to end: it may not before the last record has arrived and stands in the ledger. */
    private void stopAndWait() {
        stop.countDown();
        try {
            boolean isClean = stopped.await(STOPPING.toSeconds(), TimeUnit.SECONDS);
            if (!isClean) {
                System.err.println(
                        "did not stop within " + STOPPING.toSeconds() + " seconds, the ledger may lack its end");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
