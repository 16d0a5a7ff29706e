package com.globalmart.batch.request;

import com.globalmart.batch.database.Heartbeat;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Repository;

/**
 * Hears of requests at once: PostgreSQL notifies whoever listens when one is committed. A notice that is missed costs no more than the
 * time until {@link RequestRunner} looks by itself.
 */
@Repository
class RequestNotices implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RequestNotices.class);
    private static final String CHANNEL = "globalmart_request"; // ops.submit_request
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DataSource heartbeat;
    private final RequestRunner runner;
    private final RequestProperties properties;
    private @Nullable Thread listener;
    private volatile boolean running;

    RequestNotices(@Heartbeat DataSource heartbeat, RequestRunner runner, RequestProperties properties) {
        this.heartbeat = heartbeat;
        this.runner = runner;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = properties.taken();
        if (running) {
            listener = Thread.ofPlatform().daemon().name("requests").start(this::listen);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (listener != null) {
            listener.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (var connection = heartbeat.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                log.debug("not listening for requests", e); // the database is away: whoever polls says so
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            try {
                var notices = connection.unwrap(PGConnection.class);
                while (running) {
                    if (notices.getNotifications((int) LONGEST_WAIT.toMillis()).length > 0 && running) {
                        runner.runOpenRequests();
                    }
                    statement.execute("select 1"); // fails where the other end is gone, which waiting does not
                }
            } finally {
                statement.execute("unlisten " + CHANNEL);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
