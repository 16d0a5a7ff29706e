package com.globalmart.ingest.fault;

import com.globalmart.ingest.TestPlatform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver, which ends the JVM at the n-th commit of a landing, as if it were killed there. The URL says when: {@code
 * jdbc:halting:before:3:postgresql://...}.
 */
public final class HaltingDriver implements Driver {

    /** Where the JVM ends. */
    enum Point {
        BEFORE,
        AFTER
    }

    private static final String PREFIX = "jdbc:halting:";
    private static final String MOVES_POSITIONS = "set next_offset"; // nothing but a landing does
    private static final AtomicInteger LANDINGS = new AtomicInteger();

    private final Driver driver = new org.postgresql.Driver();

    /**
     * The application's settings.
     *
     * @param landing the commit of which landing, from 1
     */
    static String[] settings(Point point, int landing) {
        return new String[] {
            "--spring.datasource.driver-class-name=" + HaltingDriver.class.getName(),
            "--spring.datasource.url=%s%s:%d:%s"
                    .formatted(PREFIX, point, landing, TestPlatform.jdbcUrl().substring("jdbc:".length()))
        };
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        String[] parts = url.substring(PREFIX.length()).split(":", 3);
        Connection connection = driver.connect("jdbc:" + parts[2], properties);
        return halting(connection, Point.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    private static Connection halting(Connection connection, Point point, int landing) {
        var landed = new boolean[1]; // whether the connection's transaction is a landing
        return (Connection) Proxy.newProxyInstance(
                HaltingDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().contains(MOVES_POSITIONS)) {
                        landed[0] = true;
                    }
                    boolean halts =
                            method.getName().equals("commit") && landed[0] && LANDINGS.incrementAndGet() == landing;
                    if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                        landed[0] = false;
                    }
                    if (halts && point == Point.BEFORE) {
                        Runtime.getRuntime().halt(IngestProcess.KILLED);
                    }
                    try {
                        Object answer = method.invoke(connection, arguments);
                        if (halts) {
                            Runtime.getRuntime().halt(IngestProcess.KILLED);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(HaltingDriver.class.getName());
    }
}
