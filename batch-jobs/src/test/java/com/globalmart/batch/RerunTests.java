package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A published day that is run once more, by force, changes nothing (P1). */
@NightlyTest
class RerunTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private final Operators operators = new Operators();
    private final Faults faults = new Faults();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void loadTheDay() {
        Shop.loadInOneNight(DAY);
    }

    @AfterEach
    void mend() {
        faults.close();
    }

    @Test
    void ofAPublishedDayChangesNoRow() {
        var published = publishedTables();
        var before = Fingerprint.ofWarehouse();
        var rows = rows(published);
        faults.refuseChanges(published);

        assertThat(rerun()).isEqualTo("COMPLETED");

        assertThat(rows(published)).isEqualTo(rows);
        assertThat(Fingerprint.ofWarehouse()).isEqualTo(before);
        Invariants.assertHold();
    }

    private String rerun() {
        return operators.awaitEnd(operators.launch("nightly", Map.of("businessDate", DAY.toString(), "attempt", "2")));
    }

    /** All tables of the warehouse, and what became of the other records; without the books of the loads themselves. */
    private List<String> publishedTables() {
        var tables = warehouse.queryForList("""
                select oid::regclass::text from pg_class
                where relkind in ('r', 'p') and not relispartition
                  and (relnamespace = 'warehouse'::regnamespace and relname !~ '^load' and relname <> 'published'
                       or oid in ('quality.quarantine'::regclass, 'quality.duplicate'::regclass))
                order by 1
                """, String.class);
        assertThat(tables).contains("warehouse.fact_sales", "warehouse.dim_customers", "warehouse.rfm_analysis");
        return tables;
    }

    /** Every row's place and the transaction that wrote it. */
    private List<String> rows(List<String> tables) {
        return tables.stream()
                .flatMap(table -> warehouse
                        .queryForList(
                                "select format('%%s %%s %%s', tableoid::regclass, ctid, xmin) from %s order by 1"
                                        .formatted(table),
                                String.class)
                        .stream())
                .toList();
    }
}
