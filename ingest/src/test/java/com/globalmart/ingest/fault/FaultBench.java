package com.globalmart.ingest.fault;

import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.TestPlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Empty logs and tables before each test; after it everything must be drained and the {@link Invariants} hold, then all that was
 * started ends. In a static field the logs, the tables and what was started last until the end of the class.
 */
final class FaultBench implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** Long repetitions are wanted. */
    static final boolean SOAK = Boolean.getBoolean("soak");

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean ofClass;
    private @Nullable Ledger ledger;

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!ofClass) {
            begin();
        }
    }

    private void begin() {
        TestPlatform.reset();
        Invariants.watch();
        ledger = new Ledger();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            if (context.getExecutionException().isEmpty()) {
                ledger().flush();
                TestPlatform.awaitDrained();
                Invariants.assertHold(ledger());
            }
        } finally {
            if (!ofClass) {
                closeAll();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        closeAll();
    }

    Ledger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("no test runs");
        }
        return ledger;
    }

    /** The application in this JVM, until the end of the test. */
    ConfigurableApplicationContext application(String... settings) {
        var application = TestPlatform.application(settings);
        started.push(application);
        return application;
    }

    /** The application in a JVM of its own, until the end of the test. */
    IngestProcess process(String name, String... settings) {
        var process = IngestProcess.start(name, settings);
        started.push(process);
        return process;
    }

    TcpProxy proxyOfDatabase() {
        var proxy = TcpProxy.to(TestPlatform.databasePort());
        started.push(proxy);
        return proxy;
    }

    /**
     * What the application has counted.
     *
     * @param tags name and value, one after the other; of several meters that have them the sum
     */
    static double counted(ConfigurableApplicationContext application, String meter, String... tags) {
        return application.getBean(MeterRegistry.class).find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    static long landedSales() {
        return count("landing.sale");
    }

    static long deadLetters() {
        return count("landing.dead_letter");
    }

    private static long count(String table) {
        return TestPlatform.DATABASE
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Has the administrator of the database do something. */
    static void administer(String sql) {
        try (var connection = TestPlatform.superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets time pass in which nothing is to be seen. */
    static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }

    static Health health(ConfigurableApplicationContext application) {
        Health health = application.getBean("ingest", HealthIndicator.class).health();
        if (health == null) {
            throw new IllegalStateException("no health");
        }
        return health;
    }

    static String status(ConfigurableApplicationContext application) {
        return health(application).getStatus().getCode();
    }

    private void closeAll() throws Exception {
        var failures = new ArrayList<Exception>();
        var all = new ArrayList<>(List.copyOf(started));
        started.clear();
        if (ledger != null) {
            all.add(ledger);
            ledger = null;
        }
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
