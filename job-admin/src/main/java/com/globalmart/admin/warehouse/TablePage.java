package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;
import java.util.List;

/**
 * One table, as its page shows it.
 *
 * @param growth what the newest loads have added, the newest first; empty where no books are kept of the table
 */
record TablePage(
        TableRow table,
        String tableSize,
        String indexSize,
        List<TableColumn> columns,
        List<Writer> writers,
        List<GrowthRow> growth) {

    /** @param touched size of the days that the load had events of; {@link Words#NOTHING} where it is no fact */
    record GrowthRow(int loadId, String businessDate, Moment published, int bar, String rows, String touched) {}

    static TablePage of(WarehouseTable table, List<TableColumn> columns, List<Writer> writers, List<Growth> growth) {
        long most = growth.stream().mapToLong(Growth::rows).max().orElse(0);
        return new TablePage(
                TableRow.of(table, table.bytes()),
                Figure.bytes(table.tableBytes()),
                Figure.bytes(table.indexBytes()),
                columns,
                writers,
                growth.stream()
                        .map(load -> new GrowthRow(
                                load.loadId(),
                                Words.day(load.businessDate()),
                                Moment.of(load.publishedAt()),
                                most == 0 ? 0 : (int) (1_000 * load.rows() / most),
                                Words.number(load.rows()),
                                load.touchedBytes() == null ? Words.NOTHING : Figure.bytes(load.touchedBytes())))
                        .toList());
    }
}
