package com.globalmart.dashboards.powerbi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view as a table of the model.
 *
 * @param view its name, and the name of the table
 * @param rows which rows are imported
 * @param key the column of which each value stands once, and to which others refer; null where there is none
 * @param additive columns that may be summed over all rows
 * @param leftOut columns that are not imported
 */
record ModelTable(String view, Rows rows, @Nullable String key, Set<String> additive, Set<String> leftOut) {

    enum Rows {
        ALL,
        /** Those of days between RangeStart and RangeEnd, each day once: what Power BI refreshes in pieces. */
        OF_DAYS,
        /** Those of the newest analysis: customers and products do not add up over dates. */
        OF_NEWEST_ANALYSIS
    }

    static ModelTable of(String view) {
        return new ModelTable(view, Rows.ALL, null, Set.of(), Set.of());
    }

    static ModelTable dimension(String view, String key) {
        return new ModelTable(view, Rows.ALL, key, Set.of(), Set.of());
    }

    static ModelTable ofDays(String view) {
        return new ModelTable(view, Rows.OF_DAYS, null, Set.of(), Set.of());
    }

    static ModelTable ofNewestAnalysis(String view) {
        return new ModelTable(view, Rows.OF_NEWEST_ANALYSIS, null, Set.of(), Set.of());
    }

    ModelTable adding(String... columns) {
        return new ModelTable(view, rows, key, Set.of(columns), leftOut);
    }

    ModelTable without(String... columns) {
        return new ModelTable(view, rows, key, additive, Set.of(columns));
    }

    /** The table's rows, in M. What it filters is left to PostgreSQL. */
    String query() {
        var steps = new StringBuilder(
                "\tView = PostgreSQL.Database(Server, Database){[Schema = \"bi\", Item = \"%s\"]}[Data]"
                        .formatted(view));
        String last = "View";
        if (!leftOut.isEmpty()) {
            String columns = String.join("\", \"", leftOut.stream().sorted().toList());
            steps.append(",\n\tColumns = Table.RemoveColumns(View, {\"%s\"})".formatted(columns));
            last = "Columns";
        }
        switch (rows) {
            case ALL -> {}
            case OF_DAYS -> {
                steps.append(
                        ",\n\tDays = Table.SelectRows(%s, each [event_day] >= Date.From(RangeStart) and [event_day] < Date.From(RangeEnd))"
                                .formatted(last));
                last = "Days";
            }
            case OF_NEWEST_ANALYSIS -> {
                steps.append("""
                        ,
                        	Dates = Table.Sort(Table.SelectColumns(View, {"analysis_date"}), {{"analysis_date", Order.Descending}}),
                        	NewestDate = List.First(Table.FirstN(Dates, 1)[analysis_date], #date(1900, 1, 1)),
                        	Newest = Table.SelectRows(View, each [analysis_date] = NewestDate)""");
                last = "Newest";
            }
        }
        return "let\n%s\nin\n\t%s".formatted(steps, last);
    }
}
