package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.catalogue.Column;
import com.globalmart.dashboards.catalogue.Metric;
import com.globalmart.dashboards.catalogue.View;
import com.globalmart.dashboards.powerbi.Star.Relationship;
import com.globalmart.dashboards.powerbi.Star.Table;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The semantic model as TMDL: one file a table, indented by tabs. */
final class Tmdl {

    static final String MEASURES = "_Measures";
    private static final String ROLE = "Germany";
    private static final int YEARS = 3;

    /** Late events come days after their day; older ones are taken with the next full refresh. */
    private static final int DAYS = 10;

    private Tmdl() {}

    /** The files, by their path in the folder {@code definition}. */
    static SortedMap<String, String> files(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        files.put("database.tmdl", "database GlobalMart\n\tcompatibilityLevel: 1601\n");
        files.put("model.tmdl", model());
        files.put("expressions.tmdl", parameters());
        files.put(
                "relationships.tmdl",
                Star.RELATIONSHIPS.stream().map(Tmdl::relationship).collect(Collectors.joining("\n")));
        for (Table table : Star.TABLES) {
            files.put("tables/" + table.view() + ".tmdl", table(table, catalogue.view(table.view())));
        }
        files.put("tables/" + MEASURES + ".tmdl", measures(catalogue.metrics()));
        files.put("roles/" + ROLE + ".tmdl", role());
        return files;
    }

    private static String model() {
        String tables = Star.TABLES.stream()
                .map(table -> "ref table " + table.view() + "\n")
                .collect(Collectors.joining());
        return """
                model Model
                	culture: en-US
                	defaultPowerBIDataSourceVersion: powerBI_V3
                	discourageImplicitMeasures
                	sourceQueryCulture: en-US
                	dataAccessOptions
                		legacyRedirects
                		returnErrorValuesAsNull

                annotation __PBI_TimeIntelligenceEnabled = 0

                ref table %s
                %s
                ref role %s
                """.formatted(MEASURES, tables, ROLE);
    }

    private static String parameters() {
        return parameter("Server", "\"localhost:5432\"", "Text", "Host and port of the warehouse's server")
                + parameter("Database", "\"warehouse\"", "Text", "Name of the database")
                + parameter(
                        "RangeStart",
                        "#datetime(2020, 1, 1, 0, 0, 0)",
                        "DateTime",
                        "Facts from this day on are loaded; set by incremental refresh")
                + parameter(
                        "RangeEnd",
                        "#datetime(2100, 1, 1, 0, 0, 0)",
                        "DateTime",
                        "Facts before this day are loaded; set by incremental refresh");
    }

    private static String parameter(String name, String value, String type, String sentence) {
        return """
                /// %s
                expression %s = %s meta [IsParameterQuery=true, Type="%s", IsParameterQueryRequired=true]
                	lineageTag: %s

                """.formatted(sentence, name, value, type, Identity.of("parameter " + name));
    }

    private static String relationship(Relationship relationship) {
        return """
                relationship %s
                	fromColumn: %s.%s
                	toColumn: %s.%s
                """.formatted(
                        Identity.of(relationship.name()),
                        relationship.manyTable(),
                        relationship.manyColumn(),
                        relationship.oneTable(),
                        relationship.oneColumn());
    }

    private static String table(Table table, View view) {
        var text = new StringBuilder();
        text.append("/// ").append(view.comment()).append('\n');
        text.append("table ").append(table.view()).append('\n');
        text.append("\tlineageTag: ")
                .append(Identity.of("table " + table.view()))
                .append('\n');
        if (table.view().equals(Star.DATES)) {
            text.append("\tdataCategory: Time\n");
        }
        table.day().ifPresent(day -> text.append('\n').append(refreshPolicy(table, day)));
        view.columns().forEach(column -> text.append('\n').append(column(table, column)));
        text.append('\n').append(partition(table));
        return text.toString();
    }

    private static String column(Table table, Column column) {
        boolean isKey = table.key().filter(column.name()::equals).isPresent();
        boolean isHidden = column.name().endsWith("_key") || column.name().equals("load_id");
        var text = new StringBuilder();
        text.append("\t/// ").append(column.comment()).append('\n');
        text.append("\tcolumn ").append(column.name()).append('\n');
        text.append("\t\tdataType: ").append(dataType(column.type())).append('\n');
        if (isHidden) {
            text.append("\t\tisHidden\n");
        }
        if (isKey) {
            text.append("\t\tisKey\n");
        }
        format(column.type())
                .lines()
                .forEach(format ->
                        text.append("\t\tformatString: ").append(format).append('\n'));
        text.append("\t\tlineageTag: ")
                .append(Identity.of("column " + table.view() + "." + column.name()))
                .append('\n');
        text.append("\t\tsummarizeBy: none\n");
        text.append("\t\tsourceColumn: ").append(column.name()).append('\n');
        return text.toString();
    }

    /** Power BI's decimal has four digits behind the point, as money here has; rates have ten. */
    static String dataType(String postgres) {
        return switch (postgres) {
            case "date", "timestamp without time zone" -> "dateTime";
            case "smallint", "integer", "bigint" -> "int64";
            case "numeric(18,4)" -> "decimal";
            case "numeric(18,10)" -> "double";
            case "boolean" -> "boolean";
            case "text" -> "string";
            default -> throw new IllegalArgumentException("no type of Power BI for " + postgres);
        };
    }

    private static String format(String postgres) {
        return switch (postgres) {
            case "date" -> "yyyy-mm-dd";
            case "timestamp without time zone" -> "yyyy-mm-dd hh:nn:ss";
            case "numeric(18,4)" -> "#,0.00";
            default -> "";
        };
    }

    private static String partition(Table table) {
        return """
                	partition %s = m
                		mode: import
                		source =
                %s
                """.formatted(table.view(), query(table));
    }

    private static String refreshPolicy(Table table, String day) {
        return """
                	refreshPolicy
                		policyType: basic
                		rollingWindowGranularity: year
                		rollingWindowPeriods: %d
                		incrementalGranularity: day
                		incrementalPeriods: %d
                		sourceExpression =
                %s
                """.formatted(YEARS, DAYS, query(new Table(table.view(), table.key(), Optional.of(day))));
    }

    /** A filter by the two parameters folds into the query that PostgreSQL runs. */
    private static String query(Table table) {
        String view = "View = Source{[Schema=\"bi\", Item=\"%s\"]}[Data]".formatted(table.view());
        String days = table.day()
                .map(
                        "Days = Table.SelectRows(View, each [%1$s] >= Date.From(RangeStart) and [%1$s] < Date.From(RangeEnd))"
                                ::formatted)
                .orElse("");
        return Stream.of(
                        "let",
                        "\tSource = PostgreSQL.Database(Server, Database),",
                        "\t" + view + (days.isEmpty() ? "" : ","),
                        "\t" + days,
                        "in",
                        days.isEmpty() ? "\tView" : "\tDays")
                .filter(line -> !line.isBlank())
                .map("\t\t\t\t"::concat)
                .collect(Collectors.joining("\n"));
    }

    private static String measures(List<Metric> metrics) {
        var text = new StringBuilder();
        text.append("/// The numbers of bi.metric_definitions, by the same names\n");
        text.append("table ").append(MEASURES).append('\n');
        text.append("\tlineageTag: ").append(Identity.of("table " + MEASURES)).append("\n\n");
        metrics.forEach(metric -> text.append(measure(
                metric.name(),
                metric.sentence() + ". " + metric.grain(),
                metric.dax(),
                format(metric),
                metric.owner())));
        for (String name : List.of("Revenue", "Orders")) {
            var metric = metrics.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            text.append(measure(
                    name + " previous month",
                    metric.sentence() + ", in the month before the days shown",
                    "CALCULATE([%s], DATEADD(dates[day], -1, MONTH))".formatted(name),
                    format(metric),
                    metric.owner()));
            text.append(measure(
                    name + " year to date",
                    metric.sentence() + ", from the first of January to the last of the days shown",
                    "TOTALYTD([%s], dates[day])".formatted(name),
                    format(metric),
                    metric.owner()));
        }
        text.append("""
                	column Value
                		dataType: int64
                		isHidden
                		lineageTag: %s
                		summarizeBy: none
                		sourceColumn: Value

                	partition %s = m
                		mode: import
                		source = #table(type table [Value = Int64.Type], {})
                """.formatted(Identity.of("column " + MEASURES), MEASURES));
        return text.toString();
    }

    private static String measure(String name, String sentence, String dax, String format, String folder) {
        return """
                	/// %s
                	measure '%s' = %s
                		formatString: %s
                		displayFolder: %s
                		lineageTag: %s

                """.formatted(sentence, name, dax, format, folder, Identity.of("measure " + name));
    }

    private static String format(Metric metric) {
        return switch (metric.unit()) {
            case "reporting currency", "units per order" -> "#,0.00";
            case "percent" -> "0.00\" %\"";
            default -> "#,0";
        };
    }

    /** A pattern for roles: what is not cut by country is not shown at all. */
    private static String role() {
        return """
                /// Sees the sales and events of one country. For another country copy this file and change the filters
                role %1$s
                	modelPermission: read

                	tablePermission geography = geography[country] = "%1$s"

                	tablePermission customers = customers[country] = "%1$s"

                	tablePermission daily_activity = daily_activity[country] = "%1$s"

                	tablePermission current_customers = current_customers[country] = "%1$s"

                	tablePermission customer_segments = FALSE()

                	tablePermission rfm_distribution = FALSE()

                	tablePermission product_performance = FALSE()

                	tablePermission sales_trends = FALSE()
                """.formatted(ROLE);
    }
}
