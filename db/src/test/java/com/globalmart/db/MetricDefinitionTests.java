package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue of numbers can be taken at its word: each formula runs as readers run it. */
class MetricDefinitionTests {

    @Test
    void giveOneNumberEach() throws SQLException {
        try (var reader = Databases.connect(Database.WAREHOUSE, "bi_reader")) {
            List<String> formulas = Sql.list(reader, "select formula_sql from bi.metric_definitions");

            assertThat(formulas).hasSizeGreaterThanOrEqualTo(20);
            for (String formula : formulas) {
                assertThat(formula).contains(":first_day", ":last_day");
                try (var statement = reader.createStatement();
                        var rows = statement.executeQuery(formula.replace(":first_day", "date '2026-01-01'")
                                .replace(":last_day", "date '2026-01-31'"))) {
                    assertThat(rows.next()).as(formula).isTrue();
                    assertThat(rows.getMetaData().getColumnCount()).as(formula).isEqualTo(1);
                    assertThat(rows.next()).as(formula).isFalse();
                }
            }
        }
    }

    @Test
    void haveADescriptionEach() throws SQLException {
        try (var reader = Databases.connect(Database.WAREHOUSE, "bi_reader")) {
            assertThat(Sql.list(reader, """
                            select metric from bi.metric_definitions
                            where metric <> initcap(left(metric, 1)) || substr(metric, 2) or length(sentence) < 10
                               or length(grain) < 10 or formula_dax = ''
                            """)).isEmpty();
        }
    }
}
