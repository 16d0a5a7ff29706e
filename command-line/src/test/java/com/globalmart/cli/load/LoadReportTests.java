package com.globalmart.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads in the role of the console, as the command does. */
class LoadReportTests {

    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final Loads loads = new Loads(RealDatabases.get());
    private final Printed printed = new Printed();

    @BeforeEach
    void oneLoadThatIsPublished() {
        RealDatabases.clean();
        sql("""
                insert into warehouse.load (load_id, business_date, status, published_at) overriding system value
                values (7, '2026-03-14', 'PUBLISHED', '2026-03-15 02:00:09Z')""");
        sql("""
                insert into warehouse.load_book (load_id, topic, landed, facts, fact_rows, duplicates, quarantined, landed_amount,
                    fact_amount, quarantined_amount, replayed, replayed_amount, replayed_before_amount)
                values (7, 'transactions-topic', 1000, 998, 1800, 0, 2, 2500.5000, 2490.5000, 10, 1, 30, 10),
                       (7, 'product-views-topic', 3002, 3002, 3002, 0, 0, null, null, null, 0, null, null)""");
        sql("""
                insert into warehouse.step_book (load_id, step_name, topic, read, facts, duplicates, quarantined)
                values (7, 'loadSalesRange:1-0-0', 'transactions-topic', 600, 599, 0, 1),
                       (7, 'loadSalesRange:1-0-600', 'transactions-topic', 400, 399, 0, 1)""");
        sql("""
                insert into warehouse.load_size (load_id, fact, rows, table_bytes, index_bytes)
                values (7, 'fact_sales', 3600, 432000, 0), (7, 'fact_product_views', 6004, 720480, 180120)""");
    }

    @Test
    void hasTheBooksOfTopicsAndStepsAndTheBytesOfAnEvent() {
        report(null);

        assertThat(printed.text()).startsWith("load 7 of 2026-03-14, attempt 1: PUBLISHED 2026-03-15 02:00:09 UTC\n");
        assertThat(squeezed())
                .contains("transactions-topic 1,000 998 0 2 1,800 1")
                .contains("transactions-topic 2500.5000 2490.5000 0 10.0000 30.0000 10.0000")
                .contains("loadSales 2 1,000 998 0 2")
                .contains("fact_sales 120.0 0.0 54.0")
                .contains("fact_product_views 120.0 30.0 112.6")
                .contains("all three 166.6");
    }

    @Test
    void saysThatBooksOfAnOpenLoadAreNotClosed() {
        sql("insert into warehouse.load (load_id, business_date) overriding system value values (8, '2026-03-15')");

        report(8);
        assertThat(printed.text())
                .contains("load 8 of 2026-03-15, attempt 1: OPEN since", "No step has read anything yet.");
        sql("insert into warehouse.step_book values (8, 'loadSalesRange:1-0-0', 'transactions-topic', 5, 5, 0, 0)");

        report(8);
        assertThat(printed.text()).contains("Its books are closed when all facts are loaded.");
    }

    @Test
    void knowsNoOtherLoad() {
        assertThat(loads.find(9)).isEmpty();
        assertThat(loads.find(null)).get().extracting(Loads.Load::loadId).isEqualTo(7);
    }

    private void report(@Nullable Integer id) {
        var load = Objects.requireNonNull(loads.find(id).orElse(null));
        new LoadReport(printed.out()).print(load, loads.books(load), loads.stepBooks(load), loads.sizes(load));
    }

    private String squeezed() {
        return printed.text().replaceAll(" +", " ");
    }

    private void sql(String sql) {
        warehouse.sql(sql).update();
    }
}
