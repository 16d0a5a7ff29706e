package com.globalmart.dashboards.powerbi;

/** What a visual shows. */
sealed interface Field {

    record OfColumn(String table, String name) implements Field {}

    record OfMeasure(String name) implements Field {}

    /** A column, written {@code table.column}. */
    static Field column(String path) {
        int dot = path.indexOf('.');
        return new OfColumn(path.substring(0, dot), path.substring(dot + 1));
    }

    static Field measure(String name) {
        return new OfMeasure(name);
    }

    String name();

    /** What readers see of it. */
    default String caption() {
        return Character.toUpperCase(name().charAt(0)) + name().substring(1).replace('_', ' ');
    }

    /** The table that has it. */
    default String owner() {
        return switch (this) {
            case OfColumn column -> column.table();
            case OfMeasure _ -> SemanticModel.MEASURES;
        };
    }
}
