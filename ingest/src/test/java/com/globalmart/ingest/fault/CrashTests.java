package com.globalmart.ingest.fault;

import static com.globalmart.ingest.fault.FaultBench.SOAK;
import static com.globalmart.ingest.fault.FaultBench.landedSales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.TestPlatform;
import com.globalmart.ingest.fault.HaltingDriver.Point;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies, at points that are chosen and at any. */
class CrashTests {

    private static final int CYCLES = SOAK ? 50 : 5;
    private static final int RECORDS_A_SECOND = SOAK ? 3_000 : 300;
    private static final int RECORDS = SOAK ? 1_000_000 : Integer.MAX_VALUE;
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    @ParameterizedTest
    @CsvSource({"BEFORE, 1", "AFTER, 2"})
    void landsOnceWhatIsOnItsWayWhenTheProcessDiesAtACommit(Point point, int landing) throws Exception {
        bench.ledger().send(IntStream.range(0, 900).mapToObj(Events::sale).toList());

        try (var process = IngestProcess.start("halting", settings(50, 1, HaltingDriver.settings(point, landing)))) {
            assertThat(process.awaitEnd()).as(process::log).isEqualTo(IngestProcess.KILLED);
        }

        long landed = landedSales();
        assertThat(landed).isBetween(point == Point.BEFORE ? 0L : 1L, 50L * landing);
        assertThat(landed == 0).isEqualTo(point == Point.BEFORE && landing == 1);
        try (Connection connection = TestPlatform.superuser()) {
            Invariants.prepare(connection, bench.ledger());
            assertThat(Invariants.broken(connection))
                    .containsOnlyKeys("R01", "R07"); // not all is there yet, that is all
        }

        var again = bench.application();
        TestPlatform.awaitDrained();
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> FaultBench.counted(again, "ingest.landed") == 900 - landed); // nothing is read twice
    }

    @Test
    void landsEverythingOnceThoughKilledAgainAndAgain() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);

        try (var traffic = Traffic.of(bench.ledger(), RECORDS_A_SECOND, RECORDS)) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                try (var process = bench.process("killed-" + cycle, settings(SOAK ? 2_000 : 50, 2))) {
                    process.awaitPartitions();
                    FaultBench.pass(Duration.ofMillis(random.nextInt(SOAK ? 5_000 : 2_000)));
                    process.kill();
                }
            }
            if (SOAK) {
                traffic.awaitEnd();
            }
        }
        bench.ledger().flush();
        long behind = TestPlatform.lag();
        long began = System.nanoTime();
        bench.application();
        await().atMost(DRAINED_WITHIN).ignoreExceptions().until(() -> TestPlatform.lag() == 0);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        System.out.printf(
                "I3: seed %d, %d processes killed, %,d records sent, %,d of them not landed at the end, drained in %s%n",
                seed, CYCLES, bench.ledger().size(), behind, took);
        assertThat(FaultBench.deadLetters()).isZero();
    }

    /** Small polls, so that there is something to interrupt, and a group that notices a death soon. */
    private static String[] settings(int pollRecords, int threads, String... further) {
        return Stream.concat(
                        Stream.of(
                                "--globalmart.ingest.consumer.max-poll-records=" + pollRecords,
                                "--globalmart.ingest.consumer.concurrency=" + threads,
                                "--spring.kafka.consumer.properties.session.timeout.ms=2000",
                                "--spring.kafka.consumer.properties.heartbeat.interval.ms=500"),
                        Stream.of(further))
                .toArray(String[]::new);
    }
}
