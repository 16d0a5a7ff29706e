package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.answer;
import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** While the warehouse is away requests wait; landing does not. */
@ExtendWith(OutputCaptureExtension.class)
class RequestsWaitTests {

    private static final String WAITS = "requests about landing wait, landing goes on";

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @AfterEach
    void forget() {
        Asking.forgetMendedAndOldGenerations();
    }

    @Test
    void landsWithoutAWarehouseAndTakesRequestsWhenItComes(CapturedOutput output) throws Exception {
        int port = freePort();
        try (var application = application("jdbc:postgresql://127.0.0.1:%d/warehouse".formatted(port))) {
            send(Sales.good(10));
            awaitDrained();
            await().atMost(PATIENCE).until(() -> !problem(application).isEmpty());
            Asking.deadLetter(Sales.TOPIC, 1, "bad");
            UUID selection = UUID.randomUUID();
            Asking.select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
            long request = Asking.mend(selection);

            assertThat(problem(application)).contains("Connection", "refused");
            assertThat(status(application, "landingRequests")).isEqualTo(Status.UP);
            assertThat(status(application, "ingest")).isEqualTo(Status.UP);
            assertThat(count("landing.sale")).isEqualTo(10);
            try (var warehouse = new Forwarder(port)) {
                assertThat(answer(request).state()).isEqualTo("DONE");
                await().atMost(PATIENCE).until(() -> problem(application).isEmpty());
                warehouse.hangUpAtTheNextCommit();
                await().atMost(PATIENCE).until(() -> !warehouse.isOpen());
            }
            await().atMost(PATIENCE).until(() -> !problem(application).isEmpty()); // it went away again

            assertThat(output.getAll().lines().filter(line -> line.contains(WAITS)))
                    .hasSize(2);
            send(Sales.good(10));
            awaitDrained();
            assertThat(count("landing.sale")).isEqualTo(21);
            assertThat(output.getAll()).doesNotContain("\tat ");
        }
    }

    @Test
    void landsWhereNoWarehouseIsNamed(CapturedOutput output) {
        try (var application = application("")) {
            send(Sales.good(10));
            awaitDrained();
            await().atMost(PATIENCE).until(() -> !problem(application).isEmpty());

            assertThat(count("landing.sale")).isEqualTo(10);
            assertThat(status(application, "ingest")).isEqualTo(Status.UP);
            assertThat(output.getAll().lines().filter(line -> line.contains(WAITS)))
                    .singleElement()
                    .asString()
                    .contains("globalmart.warehouse.url is empty", "POSTGRES_WAREHOUSE_URL");
            assertThat(output.getAll()).doesNotContain("HikariConfig");
        }
    }

    @Test
    void leavesOpenWhatAProcessThatEndsHasNotDone() throws Exception {
        Asking.deadLetter(Sales.TOPIC, 1, "bad");
        UUID selection = UUID.randomUUID();
        Asking.select(selection, Sales.TOPIC, 1, null, Sales.json(UUID.randomUUID()));
        long request;
        try (var blocker = DriverManager.getConnection(TestPlatform.jdbcUrl(), "migrator", "");
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("select from landing.dead_letter where log_offset = 1 for update");
            try (var application = application(TestPlatform.warehouseJdbcUrl())) {
                request = Asking.mend(selection);
                await().atMost(PATIENCE)
                        .until(() -> count(
                                        "pg_stat_activity where wait_event_type = 'Lock' and query like '%for update of d%'")
                                > 0);
                assertThat(application.isActive()).isTrue();
            }
            assertThat(Asking.state(request)).isEqualTo("OPEN");
            blocker.rollback();
        }

        try (var application = application(TestPlatform.warehouseJdbcUrl())) {
            assertThat(answer(request).outcome()).isEqualTo("1 of 1 letters landed");
            assertThat(application.isActive()).isTrue();
        }
    }

    private static ConfigurableApplicationContext application(String warehouse) {
        return TestPlatform.application(
                "--globalmart.warehouse.url=" + warehouse, "--globalmart.ingest.request.poll=100ms");
    }

    private static String problem(ConfigurableApplicationContext application) {
        var health =
                application.getBean("landingRequests", HealthIndicator.class).health();
        return health == null ? "" : String.valueOf(health.getDetails().getOrDefault("warehouseDoesNotAnswer", ""));
    }

    private static Status status(ConfigurableApplicationContext application, String indicator) {
        var health = application.getBean(indicator, HealthIndicator.class).health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The database server under another port, which goes away at a commit. */
    private static final class Forwarder implements AutoCloseable {

        private final ServerSocket server;
        private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
        private volatile boolean hangsUpAtCommit;

        Forwarder(int port) throws IOException {
            server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(this::accept);
        }

        void hangUpAtTheNextCommit() {
            hangsUpAtCommit = true;
        }

        boolean isOpen() {
            return !server.isClosed();
        }

        private void accept() {
            try {
                while (!server.isClosed()) {
                    Socket client = server.accept();
                    Socket database = new Socket(InetAddress.getLoopbackAddress(), TestPlatform.postgresPort());
                    sockets.add(client);
                    sockets.add(database);
                    Thread.startVirtualThread(() -> copy(client, database));
                    Thread.startVirtualThread(() -> copy(database, client));
                }
            } catch (IOException e) {
                close();
            }
        }

        private void copy(Socket from, Socket to) {
            try (from;
                    to) {
                var buffer = new byte[8192];
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    if (hangsUpAtCommit
                            && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains("COMMIT")) {
                        close();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException e) {
                // closed: so is the other, by the way out
            }
        }

        @Override
        public void close() {
            try {
                server.close();
                for (Socket socket : sockets) {
                    socket.close();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
