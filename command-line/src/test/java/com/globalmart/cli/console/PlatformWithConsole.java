package com.globalmart.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.browser.Chromium;
import com.globalmart.admin.browser.Visitor;
import com.globalmart.cli.ListeningSockets;
import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.db.Database;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A whole platform to which one day of events was sent, and people who open its console. */
final class PlatformWithConsole implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** So that a step which fails has committed something before. */
    private static final Map<String, String> SMALL_CHUNKS = Map.of("GLOBALMART_FACT_CHUNKSIZE", "100");

    private final RunningCommand up;
    private final DataDirectory directory;
    private final Chromium chromium;
    private final Visitor visitor;

    private PlatformWithConsole(RunningCommand up, DataDirectory directory, Chromium chromium) throws IOException {
        this.up = up;
        this.directory = directory;
        this.chromium = chromium;
        this.visitor = new Visitor(chromium, up.endpoints().url("job-admin"), password());
    }

    /** Starts a platform to which the events of one small day have been sent. */
    static PlatformWithConsole start(Path folder, LocalDate day) throws Exception {
        var directory = new DataDirectory(folder.resolve("data"));
        var chromium = Chromium.start();
        var up = RunningCommand.start(directory, SMALL_CHUNKS, "up");
        up.awaitOutput("Ctrl-C stops it");
        typed(
                up,
                "generate day --date %s --events 3000 --customers 500 --products 100 --profiles all --anomalies 0.002 --rates %s --bootstrap-servers %s"
                        .formatted(
                                day, directory.exchangeRates(), up.endpoints().bootstrapServers()));
        typed(up, "run reference --wait");
        return new PlatformWithConsole(up, directory, chromium);
    }

    private static void typed(RunningCommand up, String command) throws Exception {
        var said = up.type(command.split(" "));
        assertThat(said.status()).as(said.text()).isZero();
    }

    /** Opens a window in which somebody has logged in. */
    Page as(String user) {
        var page = visitor.window(1280, ColorScheme.LIGHT);
        page.setDefaultTimeout(PATIENCE.toMillis());
        visitor.logIn(page, user);
        return page;
    }

    Visitor visitor() {
        return visitor;
    }

    /** What all of its processes listen on. */
    Set<ListeningSockets.Listening> listening() throws IOException {
        return up.listening();
    }

    /** The ports that it says. */
    Collection<Integer> ports() {
        return up.endpoints().ports().values();
    }

    /** One text of the warehouse, or of what the query finds first. */
    String warehouse(String sql, Object... parameters) {
        return up.databases()
                .client(Database.WAREHOUSE)
                .sql(sql)
                .params(List.of(parameters))
                .query(String.class)
                .single();
    }

    /** Waits until the query finds something, and returns the first. */
    String await(String sql, Object... parameters) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> all(Database.WAREHOUSE, sql, parameters), found -> !found.isEmpty())
                .getFirst();
    }

    List<String> all(Database database, String sql, Object... parameters) {
        return up.databases()
                .client(database)
                .sql(sql)
                .params(List.of(parameters))
                .query(String.class)
                .list();
    }

    /** As the owner of the tables, who may do everything. */
    void asOwner(String sql) {
        up.databases().client(Database.WAREHOUSE, "migrator").sql(sql).update();
    }

    /** Keeps everybody from a table until it is closed: whatever job comes to it stands still there. */
    Connection barrier(String table) throws SQLException {
        var connection =
                up.databases().dataSource(Database.WAREHOUSE, "migrator").getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return connection;
    }

    /** Sends records, and waits until ingest has taken them. */
    void send(String topic, List<String> values) throws Exception {
        var settings =
                Map.<String, Object>of("bootstrap.servers", up.endpoints().bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long last = 0;
            for (var value : values) {
                var record = new ProducerRecord<byte[], byte[]>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8));
                last = Math.max(last, producer.send(record).get().offset());
            }
            long end = last;
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> all(
                                    Database.REALTIME,
                                    "select 'landed' from landing.position where topic = ? and partition = 0 and next_offset > ?",
                                    topic,
                                    end)
                            .contains("landed"));
        }
    }

    /** Ends the process of batch-jobs at once, as a power failure would. Its supervisor starts another. */
    void killBatchNode() {
        var process = warehouse("""
                select process_id::text from ops.node where stopped_at is null order by started_at desc limit 1""");
        ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
    }

    private UnaryOperator<String> password() throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(directory.logins())) {
            passwords.load(reader);
        }
        return passwords::getProperty;
    }

    @Override
    public void close() throws Exception {
        visitor.close();
        chromium.close();
        up.close();
    }
}
