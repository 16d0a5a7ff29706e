package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.catalogue.Column;
import com.globalmart.dashboards.catalogue.View;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The model in TMDL: imported tables, their relationships, measures, and who sees which rows. */
final class SemanticModel {

    /** The table that holds the measures, and nothing else. */
    static final String MEASURES = "_Measures";

    private static final Map<String, String> SORTED_BY = Map.of("month_name", "month", "day_name", "day_of_week");
    private static final List<String> PLATFORM = List.of(
            "freshness", "stale_dates", "load_books", "quarantined_records", "data_quality", "metric_definitions");

    private final Catalogue catalogue;

    SemanticModel(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The files, by their path from the model's folder. */
    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(".platform", PowerBi.platform("SemanticModel"));
        files.put("definition.pbism", properties());
        files.put(
                "definition/database.tmdl",
                new Tmdl()
                        .line(0, "database " + PowerBi.NAME)
                        .line(1, "compatibilityLevel: 1601")
                        .toString());
        files.put("definition/model.tmdl", model());
        files.put("definition/expressions.tmdl", parameters());
        files.put("definition/relationships.tmdl", relationships());
        files.put("definition/tables/" + MEASURES + ".tmdl", measures());
        for (var table : Star.TABLES) {
            files.put("definition/tables/" + table.view() + ".tmdl", table(table, catalogue.view(table.view())));
        }
        files.put("definition/roles/" + CountryRole.GERMANY.name() + ".tmdl", CountryRole.GERMANY.tmdl());
        perspectives()
                .forEach((name, tables) ->
                        files.put("definition/perspectives/" + name + ".tmdl", perspective(name, tables)));
        return files;
    }

    private static String properties() {
        var json = Json.schema("item/semanticModel/definitionProperties/1.0.0").put("version", "4.2");
        json.putObject("settings");
        return Json.text(json);
    }

    private static String model() {
        var tmdl = new Tmdl()
                .line(0, "model Model")
                .line(1, "culture: en-US")
                .line(1, "defaultPowerBIDataSourceVersion: powerBI_V3")
                .line(1, "discourageImplicitMeasures")
                .line(1, "sourceQueryCulture: en-US")
                .line(1, "dataAccessOptions")
                .line(2, "legacyRedirects")
                .line(2, "returnErrorValuesAsNull")
                .blank()
                // no hidden table of dates for each column of dates
                .line(0, "annotation __PBI_TimeIntelligenceEnabled = 0")
                .blank();
        tables().forEach(table -> tmdl.line(0, "ref table " + table));
        tmdl.blank()
                .line(0, "ref role " + Tmdl.name(CountryRole.GERMANY.name()))
                .blank();
        perspectives().keySet().forEach(name -> tmdl.line(0, "ref perspective " + Tmdl.name(name)));
        return tmdl.toString();
    }

    private static Stream<String> tables() {
        return Stream.concat(Stream.of(MEASURES), Star.TABLES.stream().map(ModelTable::view));
    }

    private static SortedMap<String, List<String>> perspectives() {
        var business = tables().filter(table -> !PLATFORM.contains(table)).toList();
        var platform =
                Stream.concat(Stream.of(MEASURES, "dates"), PLATFORM.stream()).toList();
        return new TreeMap<>(Map.of("Business", business, "Data platform", platform));
    }

    private static String perspective(String name, List<String> tables) {
        var tmdl = new Tmdl().line(0, "perspective " + Tmdl.name(name));
        tables.forEach(
                table -> tmdl.blank().line(1, "perspectiveTable " + table).line(2, "includeAll"));
        return tmdl.toString();
    }

    private static String parameters() {
        var tmdl = new Tmdl();
        parameter(tmdl, "Server", "Where PostgreSQL listens, as host:port", "\"%s\"".formatted(PowerBi.SERVER), "Text");
        parameter(tmdl, "Database", "The warehouse's database", "\"%s\"".formatted(PowerBi.DATABASE), "Text");
        parameter(
                tmdl,
                "RangeStart",
                "First UTC day of facts; set by the service where it refreshes in pieces",
                "#datetime(2015, 1, 1, 0, 0, 0)",
                "DateTime");
        parameter(
                tmdl,
                "RangeEnd",
                "UTC day after the last of facts; set by the service where it refreshes in pieces",
                "#datetime(2100, 1, 1, 0, 0, 0)",
                "DateTime");
        return tmdl.toString();
    }

    private static void parameter(Tmdl tmdl, String name, String description, String value, String type) {
        tmdl.description(0, description)
                .line(
                        0,
                        "expression %s = %s meta [IsParameterQuery=true, Type=\"%s\", IsParameterQueryRequired=true]"
                                .formatted(name, value, type))
                .line(1, "lineageTag: " + PowerBi.identifier("expression/" + name))
                .blank()
                .line(1, "annotation PBI_ResultType = " + type)
                .blank();
    }

    private static String relationships() {
        var tmdl = new Tmdl();
        for (var relationship : Star.RELATIONSHIPS) {
            tmdl.line(0, "relationship " + relationship.identifier());
            if (!relationship.isActive()) {
                tmdl.line(1, "isActive: false");
            }
            tmdl.line(1, "fromColumn: %s.%s".formatted(relationship.fromTable(), relationship.fromColumn()))
                    .line(1, "toColumn: %s.%s".formatted(relationship.toTable(), relationship.toColumn()))
                    .blank();
        }
        return tmdl.toString();
    }

    private String measures() {
        var tmdl = new Tmdl()
                .description(0, "All numbers, in folders by whom to ask")
                .line(0, "table " + MEASURES)
                .line(1, "lineageTag: " + PowerBi.identifier(MEASURES))
                .blank();
        for (var measure : Measures.of(catalogue.metrics())) {
            tmdl.description(1, measure.description())
                    .expression(1, "measure " + Tmdl.name(measure.name()), measure.dax())
                    .line(2, "formatString: " + measure.format())
                    .line(2, "displayFolder: " + measure.folder())
                    .line(2, "lineageTag: " + PowerBi.identifier("measure/" + measure.name()))
                    .blank();
        }
        // a table needs a column
        return tmdl.line(1, "column nothing")
                .line(2, "dataType: string")
                .line(2, "isHidden")
                .line(2, "lineageTag: " + PowerBi.identifier(MEASURES + "/nothing"))
                .line(2, "summarizeBy: none")
                .line(2, "sourceColumn: nothing")
                .blank()
                .line(1, "partition " + MEASURES + " = m")
                .line(2, "mode: import")
                .expression(2, "source", "#table(type table [nothing = text], {})")
                .toString();
    }

    private static String table(ModelTable table, View view) {
        var tmdl = new Tmdl()
                .description(0, view.comment())
                .line(0, "table " + table.view())
                .line(1, "lineageTag: " + PowerBi.identifier(table.view()));
        if (table.view().equals("dates")) {
            tmdl.line(1, "dataCategory: Time");
        }
        tmdl.blank();
        if (table.rows() == ModelTable.Rows.OF_DAYS) {
            refreshPolicy(tmdl, table);
        }
        view.columns().stream()
                .filter(column -> !table.leftOut().contains(column.name()))
                .forEach(column -> column(tmdl, table, column));
        if (table.view().equals("dates")) {
            calendar(tmdl);
        }
        return tmdl.line(1, "partition " + table.view() + " = m")
                .line(2, "mode: import")
                .expression(2, "source", table.query())
                .toString();
    }

    /** Events come days late: the last ten days are read again with each refresh, older ones stay as they are. */
    private static void refreshPolicy(Tmdl tmdl, ModelTable table) {
        tmdl.line(1, "refreshPolicy")
                .line(2, "policyType: basic")
                .line(2, "rollingWindowGranularity: year")
                .line(2, "rollingWindowPeriods: 3")
                .line(2, "incrementalGranularity: day")
                .line(2, "incrementalPeriods: 10")
                .property(2, "sourceExpression", table.query())
                .blank();
    }

    private static void column(Tmdl tmdl, ModelTable table, Column column) {
        var type = DataType.of(column);
        boolean isAdditive = table.additive().contains(column.name());
        tmdl.description(1, column.comment()).line(1, "column " + column.name()).line(2, "dataType: " + type.tmdl());
        if (isHidden(table, column)) {
            tmdl.line(2, "isHidden");
        }
        if (column.name().equals(table.key())) {
            tmdl.line(2, "isKey");
        }
        if (!type.format().isEmpty()) {
            tmdl.line(2, "formatString: " + (isAdditive && type == DataType.WHOLE ? "#,0" : type.format()));
        }
        tmdl.line(2, "lineageTag: " + PowerBi.identifier(table.view() + "/" + column.name()))
                .line(2, "summarizeBy: " + (isAdditive ? "sum" : "none"))
                .line(2, "sourceColumn: " + column.name());
        if (SORTED_BY.containsKey(column.name())) {
            tmdl.line(2, "sortByColumn: " + SORTED_BY.get(column.name()));
        }
        tmdl.blank().line(2, "annotation SummarizationSetBy = User");
        if (type == DataType.DAY) {
            tmdl.blank().line(2, "annotation UnderlyingDateTimeDataType = Date");
        }
        tmdl.blank();
    }

    /** Keys are for relationships; and of two tables that have a column, only the one to which the other refers shows it. */
    private static boolean isHidden(ModelTable table, Column column) {
        return column.name().endsWith("_key")
                || Star.RELATIONSHIPS.stream()
                        .anyMatch(each -> each.isActive()
                                && each.fromTable().equals(table.view())
                                && each.fromColumn().equals(column.name()));
    }

    private static void calendar(Tmdl tmdl) {
        tmdl.line(1, "hierarchy Calendar")
                .line(2, "lineageTag: " + PowerBi.identifier("dates/Calendar"))
                .blank();
        for (String level : List.of("year", "quarter", "month_name", "day")) {
            tmdl.line(2, "level " + level)
                    .line(3, "lineageTag: " + PowerBi.identifier("dates/Calendar/" + level))
                    .line(3, "column: " + level)
                    .blank();
        }
    }
}
