package com.globalmart.admin.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a job across, its steps down.
 *
 * @param address where it is asked for again
 * @param columns oldest first
 * @param isFiltered whether an empty grid means that the filter is too narrow
 * @param older where the runs before these are; null where there are none
 * @param newer where the runs behind these are; null where there are none
 */
record Grid(
        String address,
        List<Column> columns,
        List<Row> rows,
        boolean isFiltered,
        @Nullable String older,
        @Nullable String newer) {

    public boolean isAnyRepeated() {
        return columns.stream().anyMatch(column -> column.attempt() > 1);
    }

    public boolean isAnyRestartable() {
        return columns.stream().anyMatch(Column::isRestartable);
    }
}
