package com.globalmart.dashboards.powerbi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A visual of a page.
 *
 * @param name the same for as long as it shows the same
 * @param text what it shows, for those who cannot see it
 * @param fields by the role that they play in it
 * @param order how it is sorted; null where as the fields are
 * @param limit which rows it shows; null for all
 */
record Visual(
        String name,
        Type type,
        Place place,
        String title,
        String text,
        Map<String, List<Field>> fields,
        @Nullable Order order,
        @Nullable Limit limit) {

    enum Type {
        CARD("card"),
        LINE("lineChart"),
        BARS("clusteredBarChart"),
        COLUMNS("clusteredColumnChart"),
        TABLE("tableEx"),
        MATRIX("pivotTable"),
        DAYS_SLICER("slicer"),
        LIST_SLICER("slicer");

        private final String visualType;

        Type(String visualType) {
            this.visualType = visualType;
        }

        String visualType() {
            return visualType;
        }
    }

    /** How it is sorted. */
    record Order(Field field, boolean isDescending) {}

    /** Only rows in which a column is at most a number. */
    record Limit(Field.OfColumn column, int most) {}

    static Visual card(String name, Place place, String measure, String text) {
        return of(name, Type.CARD, place, measure, text).with("Values", Field.measure(measure));
    }

    /** A slicer of days, or of the values of any other column. */
    static Visual slicer(String name, Type type, Place place, String title, String column, String text) {
        return of(name, type, place, title, text).with("Values", Field.column(column));
    }

    /** A line of a measure over days. */
    static Visual line(String name, Place place, String title, String measure, String text) {
        return of(name, Type.LINE, place, title, text)
                .with("Category", Field.column("dates.day"))
                .with("Y", Field.measure(measure))
                .sorted(Field.column("dates.day"), false);
    }

    /** A bar for each value of a column, the longest first. */
    static Visual bars(String name, Place place, String title, String column, String measure, String text) {
        return of(name, Type.BARS, place, title, text)
                .with("Category", Field.column(column))
                .with("Y", Field.measure(measure))
                .sorted(Field.measure(measure), true);
    }

    static Visual of(String name, Type type, Place place, String title, String text) {
        return new Visual(name, type, place, title, text, Map.of(), null, null);
    }

    Visual with(String role, Field... more) {
        var all = new LinkedHashMap<>(fields);
        var ofRole = new ArrayList<>(all.getOrDefault(role, List.of()));
        ofRole.addAll(List.of(more));
        all.put(role, List.copyOf(ofRole));
        return new Visual(name, type, place, title, text, all, order, limit);
    }

    Visual sorted(Field field, boolean isDescending) {
        return new Visual(name, type, place, title, text, fields, new Order(field, isDescending), limit);
    }

    Visual atMost(String column, int most) {
        var limit = new Limit((Field.OfColumn) Field.column(column), most);
        return new Visual(name, type, place, title, text, fields, order, limit);
    }
}
