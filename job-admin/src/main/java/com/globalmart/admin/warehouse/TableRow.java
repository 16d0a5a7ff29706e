package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Words;
import java.util.List;

/**
 * A table as the list shows it.
 *
 * @param grain what one row is
 * @param more what else its comment says; empty where that is all
 * @param rows {@code not counted yet} before the first statistics
 * @param bar its size, where that of the largest is 1,000
 * @param added rows that the newest night has added; {@link Words#NOTHING} where no books are kept of it
 * @param steps names of the steps that make its rows; empty where none is known
 */
record TableRow(
        String name,
        String grain,
        String more,
        String partitions,
        String rows,
        String size,
        int bar,
        String added,
        List<String> steps) {

    private static final String GRAIN = "Grain: ";

    static TableRow of(WarehouseTable table, long largest) {
        var comment = table.comment().startsWith(GRAIN) ? table.comment().substring(GRAIN.length()) : table.comment();
        int end = comment.indexOf(". ");
        return new TableRow(
                table.name(),
                end < 0 ? comment : comment.substring(0, end),
                end < 0 ? "" : comment.substring(end + 2),
                table.partitions() == 0 ? "" : Words.count(table.partitions(), "partition"),
                table.rows() == null ? "not counted yet" : Words.number(table.rows()),
                Figure.bytes(table.bytes()),
                largest == 0 ? 0 : Math.max(4, (int) (1_000 * table.bytes() / largest)),
                table.addedRows() == null ? Words.NOTHING : "+" + Words.number(table.addedRows()),
                WritingSteps.of(table.name()));
    }

    static List<TableRow> of(List<WarehouseTable> tables) {
        long largest = tables.stream().mapToLong(WarehouseTable::bytes).max().orElse(0);
        return tables.stream().map(table -> of(table, largest)).toList();
    }
}
