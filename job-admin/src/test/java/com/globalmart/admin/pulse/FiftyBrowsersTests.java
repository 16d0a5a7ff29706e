package com.globalmart.admin.pulse;

import static com.globalmart.jooq.warehouse.ops.Tables.BATCH_STEP_EXECUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.page.Words;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** As many open pages of one running execution as a large team has: each hears of every commit, and the tables are asked once. */
@ConsoleTest
class FiftyBrowsersTests {

    private static final Logger log = LoggerFactory.getLogger(FiftyBrowsersTests.class);

    private static final int BROWSERS = 50;
    private static final int COMMITS = 8;
    private static final Map<String, String> REFRESH =
            Map.of("Accept", "*/*", "HX-Request", "true", "X-Refresh", "true");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    MeterRegistry meters;

    private final Rows rows = new Rows().fresh();
    private final ConcurrentMap<Long, List<Long>> delaysOfCommit = new ConcurrentHashMap<>();

    @Test
    void showsEachCommitToAllOfThemAndAsksTheTablesOnce() {
        rows.nightly();
        var execution = rows.execution("nightly", "STARTED", Clock.systemUTC().instant(), Duration.ZERO, "2026-03-14");
        rows.step(execution, "loadSales", "STARTED", Clock.systemUTC().instant(), Duration.ZERO, 1, 1);

        var one = open(1, execution);
        double forOne = connectionsWhile(() -> commit(0, 1));
        var others = open(BROWSERS - 1, execution);
        double forAll = connectionsWhile(() -> commit(COMMITS, BROWSERS));
        Stream.concat(one.stream(), others.stream()).forEach(Browser::close);

        var delays =
                delaysOfCommit.values().stream().flatMap(List::stream).sorted().toList();
        log.info(
                "{} browsers, {} commits: seen after {} ms (half), {} ms (95 of 100), {} ms (last); {} connections for one browser and commit, {} for all",
                BROWSERS,
                COMMITS,
                delays.get(delays.size() / 2),
                delays.get(delays.size() * 95 / 100),
                delays.getLast(),
                forOne / COMMITS,
                forAll / COMMITS);
        assertThat(forAll).as("connections taken for %d browsers", BROWSERS).isLessThan(forOne * BROWSERS / 10);
    }

    /** Commits so many times, and waits each time until so many browsers show it. */
    private void commit(int from, int browsers) {
        for (long number = from + 1; number <= from + COMMITS; number++) {
            delaysOfCommit.put(number, new ArrayList<>());
            long committed = System.nanoTime();
            long rowsRead = number * 1_000;
            rows.warehouse()
                    .update(BATCH_STEP_EXECUTION)
                    .set(BATCH_STEP_EXECUTION.READ_COUNT, rowsRead)
                    .set(BATCH_STEP_EXECUTION.VERSION, number + 1)
                    .execute();
            started = committed;
            long commit = number;
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> seen(commit) >= browsers);
        }
    }

    private volatile long started;

    private int seen(long commit) {
        var delays = delaysOfCommit.get(commit);
        synchronized (delays) {
            return delays.size();
        }
    }

    private List<Browser> open(int browsers, long execution) {
        return IntStream.range(0, browsers)
                .mapToObj(number -> new Browser(execution))
                .toList();
    }

    private double connectionsWhile(Runnable work) {
        double before = connections();
        work.run();
        return connections() - before;
    }

    private double connections() {
        return meters.get("hikaricp.connections.acquire")
                .tag("pool", "warehouse")
                .timer()
                .count();
    }

    /** A window with the page of an execution: hears of a change, and fetches the part that changed, as its script does. */
    private final class Browser implements AutoCloseable {

        private final HttpConsole console = new HttpConsole(port).as("viewer");
        private final String part;
        private final Stream<String> stream;
        private long shown;

        Browser(long execution) {
            part = "/executions/" + execution;
            stream = console.stream("/pulse?since=0");
            Thread.ofVirtual().start(this::look);
        }

        private void look() {
            try {
                stream.filter(line -> line.startsWith("data:") && line.contains("executions"))
                        .forEach(line -> fetch());
            } catch (UncheckedIOException e) {
                log.debug("closed", e);
            }
        }

        private void fetch() {
            var page = console.send("GET", part, "", REFRESH).body();
            for (long number = shown + 1; delaysOfCommit.containsKey(number); number++) {
                if (page.contains(Words.number(number * 1_000))) {
                    shown = number;
                    var delays = delaysOfCommit.get(number);
                    synchronized (delays) {
                        delays.add((System.nanoTime() - started) / 1_000_000);
                    }
                }
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
