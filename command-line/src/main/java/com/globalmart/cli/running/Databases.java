package com.globalmart.cli.running;

import com.globalmart.db.Database;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two databases, and how to enter them.
 *
 * @param realtime where landing is
 * @param warehouse where the star schema and the job repository are
 */
public record Databases(Address realtime, Address warehouse) {

    /** The role in which this command looks and asks, unless another is named. */
    public static final String CONSOLE_ROLE = "console_app";

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /**
     * @param url a JDBC URL
     * @param user the role to enter as, unless another is asked for
     * @param password empty where the server trusts
     */
    public record Address(String url, String user, String password) {}

    /** Those of a server on this machine, which trusts. */
    public static Databases onPort(int port) {
        return new Databases(trusted(port, Database.REALTIME), trusted(port, Database.WAREHOUSE));
    }

    private static Address trusted(int port, Database database) {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database.databaseName());
        return new Address(url, CONSOLE_ROLE, "");
    }

    public Address address(Database database) {
        return switch (database) {
            case REALTIME -> realtime;
            case WAREHOUSE -> warehouse;
        };
    }

    /** Connects anew for each statement, in the role that the address names. */
    public JdbcClient client(Database database) {
        return client(database, address(database).user());
    }

    public JdbcClient client(Database database, String role) {
        return JdbcClient.create(dataSource(database, role));
    }

    public DataSource dataSource(Database database, String role) {
        var address = address(database);
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(role);
        source.setPassword(address.password());
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setApplicationName("globalmart");
        return source;
    }
}
