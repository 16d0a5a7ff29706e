package com.globalmart.cli;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both databases with the newest schema, on one real server for all tests of this JVM. */
public final class RealDatabases {

    private static final Databases SHARED = start();

    private RealDatabases() {}

    public static Databases get() {
        return SHARED;
    }

    /** As their owner, who may do everything. */
    public static JdbcClient owner(Database database) {
        return SHARED.client(database, "migrator");
    }

    /** Takes away what tests have put into the tables that they use. */
    public static void clean() {
        owner(Database.REALTIME).sql("""
                        truncate landing.position, landing.published_position, landing.selected_letter, landing.selected_record,
                            landing.accepted_gap, landing.dead_letter, landing.sale, landing.product_view,
                            landing.cart_event, landing.customer_change, landing.product_change""").update();
        owner(Database.WAREHOUSE).sql("""
                        truncate warehouse.load, warehouse.fact_sales, warehouse.fact_product_views,
                            warehouse.fact_cart_events, warehouse.customer_statement, warehouse.product_statement,
                            warehouse.customer_segments, warehouse.rfm_analysis, warehouse.rfm_distribution, quality.quarantine, ops.job, ops.request,
                            ops.api_key, ops.audit, ops.batch_job_instance, ops.console_user, ops.node, ops.problem restart identity cascade""").update();
        owner(Database.WAREHOUSE)
                .sql("delete from warehouse.dim_customers where customer_key > 0")
                .update();
    }

    private static Databases start() {
        try {
            var server =
                    PostgresServer.start(Files.createTempDirectory("command-line-tests-"), 0, Durability.THROWAWAY);
            try (var administrator =
                    DriverManager.getConnection(server.jdbcUrl("postgres", PostgresServer.SUPERUSER))) {
                Bootstrap.run(administrator);
            }
            var databases = Databases.onPort(server.port());
            for (var database : Database.values()) {
                new Migration(database, databases.dataSource(database, "migrator")).run();
            }
            return databases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
