package com.globalmart.dashboards.powerbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.globalmart.dashboards.Warehouse;
import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The project holds against Microsoft's schemas and against the warehouse; and the checks that say so find what is broken. */
class PowerBiTests {

    private static final Path FOLDER = Path.of("..", "dashboards", "powerbi");

    private static Catalogue catalogue;
    private static SortedMap<String, String> files;

    @BeforeAll
    static void read() throws SQLException {
        try (var warehouse = Warehouse.connect(Database.WAREHOUSE, "bi_reader")) {
            catalogue = Catalogue.read(warehouse);
        }
        files = PowerBi.files(catalogue);
    }

    @Test
    void isAllThatIsCommitted() throws IOException {
        try (var paths = Files.walk(FOLDER)) {
            List<String> committed = paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("/.pbi/"))
                    .map(path -> "dashboards/powerbi/" + FOLDER.relativize(path))
                    .toList();

            assertThat(committed)
                    .as("files that are made no more have to be deleted by hand")
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
        }
    }

    @Test
    void isTextThatPowerBiReads() throws IOException {
        for (String path : files.keySet()) {
            byte[] bytes = Files.readAllBytes(Path.of("..").resolve(path));
            String text = new String(bytes, StandardCharsets.UTF_8);

            assertThat(text)
                    .as(path)
                    .doesNotStartWith("\uFEFF")
                    .doesNotContain("\r")
                    .endsWith("\n");
            assertThat(text.toLowerCase(Locale.ROOT))
                    .as(path)
                    .doesNotContain("password")
                    .doesNotContain("pwd");
            if (path.endsWith(".tmdl")) {
                assertThat(text.lines()).as(path).noneMatch(line -> line.matches("\t* +.*"));
            }
        }
    }

    @Test
    void meetsTheSchemasOfItsParts() {
        assertThat(files.keySet().stream().filter(ReportCheck::isPart)).hasSizeGreaterThan(50);
        assertThat(ReportCheck.problemsOfParts(files)).isEmpty();
    }

    @Test
    void isAModelOfTheViews() {
        var model = ReadModel.of(files);

        assertThat(model.tables()).hasSize(Star.TABLES.size() + 1);
        assertThat(model.relationships()).hasSize(Star.RELATIONSHIPS.size());
        assertThat(model.filters()).hasSize(5);
        assertThat(model.tables().get("_Measures").measures().keySet())
                .containsAll(catalogue.metrics().stream()
                        .map(metric -> metric.name())
                        .toList());
        assertThat(ModelCheck.problems(model, catalogue)).isEmpty();
    }

    @Test
    void showsWhatTheModelHas() {
        assertThat(files.keySet().stream().filter(path -> path.endsWith("/visual.json")))
                .hasSizeGreaterThan(30);
        assertThat(ReportCheck.problemsOfPages(files, ReadModel.of(files))).isEmpty();
    }

    @Test
    void staysAsItIsWhenMadeAnew() {
        assertThat(PowerBi.files(catalogue)).isEqualTo(files);
    }

    @Test
    void relatesToRowsThatStandOnce() throws SQLException {
        try (var warehouse = Warehouse.connect(Database.WAREHOUSE, "postgres")) {
            warehouse.setAutoCommit(false);
            twoVersionsOfEach(warehouse);
            var model = ReadModel.of(files);

            List<String> ends = model.relationships().stream()
                    .map(ReadModel.ReadRelationship::to)
                    .distinct()
                    .toList();
            assertThat(ends).hasSize(8);
            for (String end : ends) {
                assertThat(repeated(warehouse, end)).as(end).isEmpty();
            }
            // the versions make these stand twice: no relationship may lead here
            assertThat(repeated(warehouse, "customers.user_id")).containsExactly("u1");
            assertThat(repeated(warehouse, "products.product_id")).containsExactly("p1");
            warehouse.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("brokenModels")
    void isRefusedAsAModelWhereBroken(String path, String right, String wrong, String problem) {
        var broken = broken("GlobalMart.SemanticModel/definition/" + path, right, wrong);

        assertThat(ModelCheck.problems(ReadModel.of(broken), catalogue)).anyMatch(found -> found.contains(problem));
    }

    private static Stream<Arguments> brokenModels() {
        String measures = "tables/_Measures.tmdl";
        String sales = "tables/sales.tmdl";
        return Stream.of(
                argumentSet(
                        "a column that is not in the view",
                        sales,
                        "sourceColumn: quantity",
                        "sourceColumn: pieces",
                        "sales[quantity] reads a column that bi.sales has not"),
                argumentSet(
                        "a type that loses decimals",
                        sales,
                        "dataType: double",
                        "dataType: decimal",
                        "sales[exchange_rate] is decimal, expected double"),
                argumentSet(
                        "a view that is not there",
                        sales,
                        "Item = \"sales\"",
                        "Item = \"orders\"",
                        "sales reads no view of bi"),
                argumentSet("a filter on no column", sales, "[event_day] >=", "[day] >=", "sales filters day"),
                argumentSet(
                        "a column that no table has",
                        measures,
                        "SUM(sales[revenue])",
                        "SUM(sales[turnover])",
                        "[Revenue]: no column sales[turnover]"),
                argumentSet(
                        "a measure that is not there",
                        measures,
                        "DIVIDE([Revenue], [Orders])",
                        "DIVIDE([Revenue], [Order])",
                        "no measure [Order]"),
                argumentSet(
                        "a table that is not there",
                        measures,
                        "COUNTROWS(product_performance)",
                        "COUNTROWS(products_judged)",
                        "no table products_judged"),
                argumentSet(
                        "a function that is not there",
                        measures,
                        "DISTINCTCOUNT(",
                        "COUNTDISTINCT(",
                        "no function COUNTDISTINCT"),
                argumentSet(
                        "a bracket that stays open",
                        measures,
                        "SUM(sales[revenue])",
                        "SUM(sales[revenue]",
                        "a ( too many"),
                argumentSet("a quote that stays open", measures, "\"view\"))", "\"view))", "a \" without its other"),
                argumentSet(
                        "a measure like a column",
                        measures,
                        "column nothing",
                        "column Revenue",
                        "a column and a measure Revenue"),
                argumentSet(
                        "a relationship of no column",
                        "relationships.tmdl",
                        "sales.customer_key",
                        "sales.customer",
                        "names sales.customer, which is no column"),
                argumentSet(
                        "a relationship of two types",
                        "relationships.tmdl",
                        "fromColumn: sales.customer_key",
                        "fromColumn: sales.currency",
                        "sales.currency is string"),
                argumentSet(
                        "a second way", "relationships.tmdl", "\tisActive: false\n", "", "2 ways from dates to sales"),
                argumentSet(
                        "no key",
                        "tables/customers.tmdl",
                        "\t\tisKey\n",
                        "",
                        "customers.customer_key is not marked as a key"),
                argumentSet(
                        "days that are no key",
                        "tables/dates.tmdl",
                        "\t\tisKey\n",
                        "",
                        "dates has no day that is its key"),
                argumentSet(
                        "a role of no column",
                        "roles/Germany only.tmdl",
                        "current_geography[country] = \"Germany\"",
                        "current_geography[land] = \"Germany\"",
                        "no column current_geography[land]"),
                argumentSet(
                        "a table that the model does not name",
                        "model.tmdl",
                        "ref table sales\n",
                        "",
                        "model.tmdl refers to other tables"));
    }

    @ParameterizedTest
    @MethodSource("brokenReports")
    void isRefusedAsAReportWhereBroken(String path, String right, String wrong, String problem) {
        var broken = broken("GlobalMart.Report/" + path, right, wrong);

        var problems = new ArrayList<>(ReportCheck.problemsOfParts(broken));
        problems.addAll(ReportCheck.problemsOfPages(broken, ReadModel.of(broken)));
        assertThat(problems).anyMatch(found -> found.contains(problem));
    }

    private static Stream<Arguments> brokenReports() {
        String visual = "definition/pages/overview/visuals/revenue/visual.json";
        return Stream.of(
                argumentSet("a property that is not known", visual, "\"tabOrder\"", "\"taborder\"", "taborder"),
                argumentSet("no JSON", "definition.pbir", "\"version\"", "version", "is no JSON"),
                argumentSet(
                        "a schema that is not here",
                        "definition/report.json",
                        "report/3.3.0",
                        "report/9.9.9",
                        "names no schema"),
                argumentSet(
                        "a measure that is not there",
                        visual,
                        "\"Property\": \"Revenue\"",
                        "\"Property\": \"Turnover\"",
                        "no measure [Turnover]"),
                argumentSet(
                        "a column that is not there",
                        "definition/pages/products/visuals/top-products/visual.json",
                        "\"Property\": \"revenue_rank\"",
                        "\"Property\": \"rank\"",
                        "no column product_performance[rank]"),
                argumentSet("beside the page", visual, "\"x\": 20", "\"x\": 1270", "is not within the page"),
                argumentSet("over another", visual, "\"x\": 20", "\"x\": 130", "overlaps"),
                argumentSet("no text", visual, "\"altText\"", "\"alttext\"", "no text for those who cannot see it"));
    }

    private static SortedMap<String, String> broken(String path, String right, String wrong) {
        String file = "dashboards/powerbi/" + path;
        String text = files.getOrDefault(file, "");
        assertThat(text).contains(right);
        var broken = new TreeMap<>(files);
        broken.put(file, text.replace(right, wrong));
        return broken;
    }

    private static void twoVersionsOfEach(Connection warehouse) throws SQLException {
        try (var statement = warehouse.createStatement()) {
            statement.execute("""
                    insert into warehouse.dim_customers (user_id, valid_from, valid_to, country)
                    values ('u1', '0001-01-01Z', '2026-01-01Z', 'Germany'), ('u1', '2026-01-01Z', default, 'France'),
                           ('u2', '0001-01-01Z', default, 'France');
                    insert into warehouse.dim_products (product_id, valid_from, valid_to)
                    values ('p1', '0001-01-01Z', '2026-01-01Z'), ('p1', '2026-01-01Z', default)""");
        }
    }

    /** Power BI compares text without regard to case. */
    private static List<String> repeated(Connection warehouse, String path) throws SQLException {
        String table = path.substring(0, path.indexOf('.'));
        String column = path.substring(path.indexOf('.') + 1);
        var repeated = new ArrayList<String>();
        try (var statement = warehouse.createStatement();
                var rows = statement.executeQuery(
                        "select lower(%s::text) from bi.%s group by 1 having count(*) > 1 or lower(%1$s::text) is null"
                                .formatted(column, table))) {
            while (rows.next()) {
                repeated.add(String.valueOf(rows.getString(1)));
            }
        }
        return repeated;
    }
}
