package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import java.time.LocalDate;

/**
 * What is judged, and where the rows go.
 *
 * @param date the business date
 * @param loadId the load that judges it
 * @param schema {@code warehouse} for the first time: readers see the rows once the load is published; {@code staging} again
 */
record Judgement(LocalDate date, int loadId, String schema) {

    /** Of the business date of a night. */
    static Judgement ofNight(Load load) {
        return new Judgement(load.businessDate(), load.loadId(), "warehouse");
    }

    /** Of a date that was judged before. */
    static Judgement again(Load load, LocalDate date) {
        return new Judgement(date, load.loadId(), "staging");
    }

    String table(String name) {
        return schema + "." + name;
    }
}
