package com.globalmart.batch.dimension.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Faults;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A night of random histories whose database backend dies in the middle of a chunk, then a restart: the same dimensions and the
 * same fact keys as if nothing had happened. One chunk of each step is broken, or with {@code -Dsoak=true} every one.
 */
@NightlyTest
class BrokenHistoriesTests {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int CHUNK = 7; // of the application that all such tests share
    private static final LocalDate FIRST = LocalDate.parse("2026-03-13");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-14");
    private static final List<String> TABLES = List.of(
            "warehouse.customer_statement",
            "warehouse.product_statement",
            "staging.customer_version",
            "staging.product_version",
            "staging.moved_period",
            "staging.rekey",
            "warehouse.dim_customers",
            "warehouse.dim_products");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void areMendedByARestart() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var shop = new RandomShop(seed, 80, 40);
        var expected = new PlainModel(shop.arrivals()).lines();
        System.out.printf("broken histories: seed %d%n", seed);
        var rows = rowsOfAnUndisturbedNight(shop);
        assertThat(Warehouse.lines()).isEqualTo(expected);

        var broken = 0;
        for (var table : TABLES) {
            assertThat(rows.get(table))
                    .as("rows of %s in the second night", table)
                    .isPositive();
            for (int row : broken(rows.get(table), random)) {
                landTheSecondNight(shop);
                faults.dieAtRow(table, row);
                var night = operators.launch("nightly", Map.of("businessDate", SECOND.toString()));
                var what = "seed %d, row %d of %d of %s".formatted(seed, row, rows.get(table), table);
                assertThat(operators.awaitEnd(night)).as(what).isIn("FAILED", "UNKNOWN");
                faults.close();

                goOn(night, what);

                assertThat(Warehouse.lines()).as(what).isEqualTo(expected);
                Invariants.assertHold();
                broken++;
            }
        }
        System.out.printf("broken histories: seed %d, %d chunks broken and mended%n", seed, broken);
    }

    /** A fact then stands elsewhere than where it was found. */
    @Test
    void doNotMindThatSomebodyRewritesFactTablesInBetween() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        var shop = new RandomShop(seed, 80, 40);
        landTheSecondNight(shop);
        assertThat(operators.run("plan", SECOND)).isEqualTo("COMPLETED");
        assertThat(operators.run("dimensions")).isEqualTo("COMPLETED");

        for (var fact : List.of("fact_sales", "fact_product_views", "fact_cart_events")) {
            assertThat(warehouse.update("update warehouse.%s set load_id = load_id".formatted(fact)))
                    .isPositive();
        }
        for (var stage : List.of("facts", "analytics", "quality", "publish")) {
            assertThat(operators.run(stage)).as(stage).isEqualTo("COMPLETED");
        }

        assertThat(Warehouse.lines()).as("seed %d", seed).isEqualTo(new PlainModel(shop.arrivals()).lines());
        Invariants.assertHold();
    }

    /** How many rows the second night writes to each table. */
    private TreeMap<String, Integer> rowsOfAnUndisturbedNight(RandomShop shop) throws SQLException {
        landTheSecondNight(shop);
        var rows = new TreeMap<String, Integer>();
        assertThat(operators.run("plan", SECOND)).isEqualTo("COMPLETED");
        assertThat(operators.run("dimensions")).isEqualTo("COMPLETED");
        for (var table : TABLES) {
            rows.put(table, warehouse.queryForObject("select count(*) from " + written(table), Integer.class));
        }
        for (var stage : List.of("facts", "analytics", "quality", "publish")) {
            assertThat(operators.run(stage)).as(stage).isEqualTo("COMPLETED");
        }
        return rows;
    }

    /** The rows of a table that the open load has written, or is going to. */
    private static String written(String table) {
        if (table.startsWith("staging")) {
            return table;
        }
        return table.endsWith("statement")
                ? table + " where load_id = 2"
                : table.replaceFirst("warehouse.dim_(.*)s", "staging.$1_version where change = 'INSERT'");
    }

    /** A row in the middle of a chunk, or one in the middle of each. */
    private static List<Integer> broken(int rows, Random random) {
        if (!SOAK) {
            return List.of(1 + random.nextInt(rows));
        }
        var each = new ArrayList<Integer>();
        for (int first = 1; first <= rows; first += CHUNK) {
            each.add(first + random.nextInt(Math.min(CHUNK, rows - first + 1)));
        }
        return each;
    }

    private void landTheSecondNight(RandomShop shop) throws SQLException {
        landing.reset();
        warehouse.execute("alter table warehouse.load alter column load_id restart");
        var delivery = new Delivery();
        var arrivals = shop.shuffled(1);
        delivery.deliver(arrivals.subList(0, arrivals.size() / 2));
        assertThat(operators.run("nightly", FIRST)).isEqualTo("COMPLETED");
        delivery.deliver(arrivals.subList(arrivals.size() / 2, arrivals.size()));
    }

    /** An execution whose end is not known is recovered and restarted without anybody's asking. */
    private void goOn(long night, String what) {
        if (operators.status(night).equals("FAILED")) {
            assertThat(operators.restart(night)).as(what).isEqualTo("COMPLETED");
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(operators.status(operators.lastExecution()))
                        .as(what)
                        .isEqualTo("COMPLETED"));
    }
}
