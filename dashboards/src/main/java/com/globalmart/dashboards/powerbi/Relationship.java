package com.globalmart.dashboards.powerbi;

/**
 * Many rows of one table belong to one row of another, whose filters reach them; never the other way.
 *
 * @param isActive false where a measure has to ask for it
 */
record Relationship(String fromTable, String fromColumn, String toTable, String toColumn, boolean isActive) {

    static Relationship of(String fromTable, String fromColumn, String toTable, String toColumn) {
        return new Relationship(fromTable, fromColumn, toTable, toColumn, true);
    }

    static Relationship asked(String fromTable, String fromColumn, String toTable, String toColumn) {
        return new Relationship(fromTable, fromColumn, toTable, toColumn, false);
    }

    String identifier() {
        return PowerBi.identifier("%s.%s -> %s.%s".formatted(fromTable, fromColumn, toTable, toColumn));
    }
}
