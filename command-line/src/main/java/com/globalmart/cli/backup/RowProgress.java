package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.Progress;

/** Shows how many rows of all have been read; a look at the clock for each of them would cost more than reading it. */
final class RowProgress implements EachRow, AutoCloseable {

    private static final int ROWS_BETWEEN_LOOKS = 4096;

    private final Progress progress;
    private long rows;

    /**
     * @param task what is done with the rows
     * @param total how many there are, or are believed to be; 0 where nobody knows
     */
    RowProgress(String task, long total) {
        this.progress = Progress.of(task, total);
    }

    @Override
    public void read(String table) {
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0) {
            progress.at(rows, "rows, " + table);
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
