package com.globalmart.dashboards.catalogue;

import java.util.List;

/**
 * A view of {@code bi}.
 *
 * @param name without the schema
 * @param comment begins with its grain
 * @param columns in their order
 */
public record View(String name, String comment, List<Column> columns) {

    public View {
        columns = List.copyOf(columns);
    }

    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }
}
