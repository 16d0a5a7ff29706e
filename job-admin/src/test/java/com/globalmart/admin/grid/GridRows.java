package com.globalmart.admin.grid;

import com.globalmart.admin.Rows;
import java.time.Duration;
import java.time.Instant;

/** Runs of the job {@code nightly} with their steps. */
public final class GridRows {

    private final Rows rows;
    private final Instant start;

    public GridRows(Rows rows, Instant start) {
        this.rows = rows;
        this.start = start;
    }

    /** A night that went well. @return its execution */
    public long completed(String businessDate) {
        long execution = rows.execution("nightly", "COMPLETED", start, Duration.ofMinutes(9), businessDate);
        step(execution, "planLoad", "COMPLETED");
        step(execution, "storeStatements", "COMPLETED");
        sales(execution, "COMPLETED", "COMPLETED");
        step(execution, "publishLoad", "COMPLETED");
        return execution;
    }

    /** A night that ended in its largest step. @return its execution */
    public long ended(long instance, String status, String businessDate) {
        long execution =
                rows.execution(instance, status, start, Duration.ofMinutes(4), businessDate, "no rate for GBP");
        step(execution, "planLoad", "COMPLETED");
        step(execution, "storeStatements", "COMPLETED");
        sales(execution, status, status);
        return execution;
    }

    /** Another attempt that skipped what the one before it had completed. @return its execution */
    public long goneOn(long instance, String status, String businessDate) {
        long execution = rows.execution(instance, status, start, Duration.ofMinutes(4), businessDate, null);
        sales(execution, status, status);
        if (status.equals("COMPLETED")) {
            step(execution, "publishLoad", "COMPLETED");
        }
        return execution;
    }

    public void step(long execution, String name, String status) {
        rows.step(execution, name, status, start, Duration.ofSeconds(41), 1_000, 1_000);
    }

    /** The step of sales with three partitions, the last of which ends like this. */
    private void sales(long execution, String status, String last) {
        step(execution, "loadSales", status);
        step(execution, "loadSalesRange:1-0-0", "COMPLETED");
        step(execution, "loadSalesRange:1-0-1000", "COMPLETED");
        step(execution, "loadSalesRange:1-0-2000", last);
    }
}
