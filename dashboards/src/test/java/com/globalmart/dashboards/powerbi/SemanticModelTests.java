package com.globalmart.dashboards.powerbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.dashboards.Warehouse;
import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.catalogue.Column;
import com.globalmart.dashboards.catalogue.Metric;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticModelTests {

    private static ModelText model;
    private static Catalogue catalogue;

    @BeforeAll
    static void read() throws IOException, SQLException {
        model = ModelText.read();
        try (var warehouse = Warehouse.connect(Database.WAREHOUSE, "bi_reader")) {
            catalogue = Catalogue.read(warehouse);
        }
    }

    @Test
    void hasTheColumnsOfItsViewsWithTheirTypes() {
        assertThat(model.columns()).hasSizeGreaterThan(15);
        model.columns().forEach((table, columns) -> {
            if (!table.equals("_Measures")) {
                assertThat(columns)
                        .as(table)
                        .isEqualTo(catalogue.view(table).columns().stream()
                                .collect(Collectors.toMap(Column::name, column -> Tmdl.dataType(column.type()))));
            }
        });
    }

    @Test
    void joinsColumnsOfOneTypeToKeysThatAreUnique() throws SQLException {
        assertThat(model.relationships()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        try (var warehouse = Warehouse.connect(Database.WAREHOUSE, "bi_reader");
                var statement = warehouse.createStatement()) {
            for (String relationship : model.relationships()) {
                String[] sides = relationship.split(" > ");
                assertThat(type(sides[0])).as(relationship).isEqualTo(type(sides[1]));
                String[] one = sides[1].split("\\.");
                try (var rows = statement.executeQuery(
                        "select count(*), count(distinct %2$s), count(*) filter (where %2$s is null) from bi.%1$s"
                                .formatted(one[0], one[1]))) {
                    rows.next();
                    assertThat(rows.getLong(2)).as(relationship).isEqualTo(rows.getLong(1));
                    assertThat(rows.getLong(3)).as(relationship).isZero();
                }
            }
        }
    }

    @Test
    void hasAMeasureForEachNumberOfTheCatalogue() {
        assertThat(model.measures())
                .containsAllEntriesOf(
                        catalogue.metrics().stream().collect(Collectors.toMap(Metric::name, Metric::dax)));
        assertThat(model.measures()).hasSize(catalogue.metrics().size() + 4);
        model.measures()
                .forEach((name, dax) ->
                        assertThat(DaxReferences.missing(dax, model)).as(name).isEmpty());
        assertThat(model.columns().getOrDefault("_Measures", Map.of()))
                .doesNotContainKeys(model.measures().keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUM(sales[revenues]) | sales[revenues]",
                "DIVIDE([Revenue], [Order]) | [Order]",
                "COUNTROWS(carts) | carts",
                "SUM(sales[revenue] | a bracket",
                "SUM(sales[revenue]) | ''"
            })
    void wouldNoticeWhatAMeasureRefersToInVain(String dax, String missing) {
        assertThat(String.join(", ", DaxReferences.missing(dax, model))).isEqualTo(missing);
    }

    @Test
    void isTextThatPowerBiReads() throws IOException {
        try (var files = Files.walk(ModelText.PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.UTF_8);
                assertThat(text).as(file.toString()).doesNotStartWith("\uFEFF").doesNotContainIgnoringCase("password");
                if (file.toString().endsWith(".tmdl")) {
                    assertThat(text.lines().filter(line -> line.startsWith(" ")))
                            .as("%s is indented by tabs", file)
                            .isEmpty();
                }
            }
        }
    }

    private static String type(String tableAndColumn) {
        String[] parts = tableAndColumn.split("\\.");
        return model.columns().get(parts[0]).get(parts[1]);
    }
}
