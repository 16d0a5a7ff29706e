package com.globalmart.bench.landing;

import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.bench.platform.CpuTimes;
import com.globalmart.cli.platform.Release;
import com.globalmart.cli.terminal.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets ingest land the backlog again and again, and after each time copies the rows that it made. */
final class LandingBenchmark {

    private final Release release;
    private final BenchServers servers;
    private final Backlog backlog;
    private final Connection connection;
    private final LandingTables tables;
    private final List<String> jvmOptions;

    /** @param jvmOptions of ingest, beside those of {@code ./globalmart up} */
    LandingBenchmark(
            Release release, BenchServers servers, Backlog backlog, Connection connection, List<String> jvmOptions) {
        this.release = release;
        this.servers = servers;
        this.backlog = backlog;
        this.connection = connection;
        this.tables = new LandingTables(connection);
        this.jvmOptions = jvmOptions;
    }

    /** Lands the original records, unmeasured, and takes the rows that they became. */
    ParsedRows landedOnce() throws SQLException, IOException {
        try (var ingest = ApplicationProcesses.ingest(release, servers, 1, 2, List.of())) {
            tables.await(backlog.ends(), ingest::requireAlive);
        }
        tables.require(backlog.records());
        return ParsedRows.taken(connection);
    }

    /** One backlog cold, then some warm. */
    LandingResult.OfSetup measure(Setup setup, int rounds, ParsedRows rows) throws SQLException, IOException {
        var measured = new ArrayList<LandingResult.Round>();
        tables.empty();
        backlog.prepare();
        backlog.release();
        CpuTimes databaseBefore = servers.databaseCpu();
        CpuTimes brokerBefore = servers.brokerCpu();
        long began = System.nanoTime();
        try (var ingest =
                ApplicationProcesses.ingest(release, servers, setup.processes(), setup.consumersEach(), jvmOptions)) {
            tables.await(backlog.ends(), ingest::requireAlive);
            var cold = new Measurement(
                    backlog.records(),
                    secondsSince(began),
                    ingest.cpu().secondsSince(CpuTimes.NONE),
                    servers.databaseCpu().secondsSince(databaseBefore),
                    servers.brokerCpu().secondsSince(brokerBefore));
            tables.require(backlog.records());
            ingest.awaitReady();
            Terminal.say("%s, cold: %,.0f records/s", setup.title(), cold.recordsPerSecond());
            for (int round = 1; round <= rounds; round++) {
                Measurement landing = land(ingest);
                Measurement floor = copy(rows, setup.floorConnections());
                measured.add(new LandingResult.Round(landing, floor));
                Terminal.say(
                        "%s, warm, round %d of %d: %,.0f records/s, COPY %,.0f rows/s",
                        setup.title(), round, rounds, landing.recordsPerSecond(), floor.recordsPerSecond());
            }
            return new LandingResult.OfSetup(setup, cold, measured);
        }
    }

    private Measurement land(ApplicationProcesses ingest) throws SQLException, IOException {
        backlog.prepare();
        tables.empty();
        CpuTimes ingestBefore = ingest.cpu();
        CpuTimes databaseBefore = servers.databaseCpu();
        CpuTimes brokerBefore = servers.brokerCpu();
        long began = System.nanoTime();
        backlog.release();
        tables.await(backlog.ends(), ingest::requireAlive);
        var measurement = new Measurement(
                backlog.records(),
                secondsSince(began),
                ingest.cpu().secondsSince(ingestBefore),
                servers.databaseCpu().secondsSince(databaseBefore),
                servers.brokerCpu().secondsSince(brokerBefore));
        tables.require(backlog.records());
        return measurement;
    }

    private Measurement copy(ParsedRows rows, int connections) throws SQLException, IOException {
        tables.empty();
        var opened = new ArrayList<Connection>();
        try {
            for (int i = 0; i < connections; i++) {
                opened.add(servers.connection());
                opened.getLast().setAutoCommit(false);
            }
            var self = List.of(ProcessHandle.current());
            CpuTimes clientBefore = new CpuTimes(CpuTimes.of(self).byProcess());
            CpuTimes databaseBefore = servers.databaseCpu();
            CpuTimes brokerBefore = servers.brokerCpu();
            long began = System.nanoTime();
            copy(rows, opened);
            var measurement = new Measurement(
                    rows.count(),
                    secondsSince(began),
                    CpuTimes.of(self).secondsSince(clientBefore),
                    servers.databaseCpu().secondsSince(databaseBefore),
                    servers.brokerCpu().secondsSince(brokerBefore));
            tables.require(rows.count());
            return measurement;
        } finally {
            for (Connection each : opened) {
                each.close();
            }
        }
    }

    /** Each connection takes the next batch that nobody has taken. */
    private static void copy(ParsedRows rows, List<Connection> connections) {
        var waiting = new ConcurrentLinkedQueue<>(rows.batches());
        try (var threads = Executors.newFixedThreadPool(connections.size())) {
            var copying = new ArrayList<Future<?>>();
            for (Connection each : connections) {
                copying.add(threads.submit(() -> {
                    for (var batch = waiting.poll(); batch != null; batch = waiting.poll()) {
                        ParsedRows.copy(each, batch);
                    }
                    return null;
                }));
            }
            for (Future<?> copied : copying) {
                copied.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the floor could not be measured: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the floor was measured", e);
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
