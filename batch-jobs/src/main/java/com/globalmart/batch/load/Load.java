package com.globalmart.batch.load;

import java.time.LocalDate;

/**
 * One pass from landing to warehouse.
 *
 * @param loadId ascending: a later load has a larger id
 * @param businessDate the UTC day that the load is about
 * @param attempt 1 for the first load of its business date
 */
public record Load(int loadId, LocalDate businessDate, int attempt) {

    @Override
    public String toString() {
        return "load %d of %s, attempt %d".formatted(loadId, businessDate, attempt);
    }
}
