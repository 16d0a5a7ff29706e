package com.globalmart.batch.quality;

import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.quality.Check.AskedDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs checks on two databases and says what they found; keeps nothing. */
@Repository
class CheckRun {

    /** Offenders that are told of; all are counted. */
    static final int SHOWN = 100;

    /**
     * What a check said.
     *
     * @param offenders how many rows offend it
     * @param shown up to {@value SHOWN} of them, as JSON
     * @param seconds it took
     */
    record Outcome(Check check, long offenders, List<String> shown, double seconds) {

        boolean isViolated() {
            return offenders > 0;
        }
    }

    /**
     * What checks are about.
     *
     * @param load the load, for a check of everything the newest published one
     * @param days of its events; a check of everything does not ask for them
     * @param touched days whose totals it changes; a check of everything does not ask for them
     * @param ranges what it took, as JSON
     */
    record Subject(int load, Collection<LocalDate> days, Collection<LocalDate> touched, String ranges) {

        static Subject everything(int newestLoad, String ranges) {
            return new Subject(newestLoad, List.of(), List.of(), ranges);
        }

        private Map<String, ?> parameters() {
            return Map.of("load", load, "days", days, "touched", touched, "ranges", ranges);
        }
    }

    private record Found(long offenders, List<String> shown) {}

    private final JdbcClient warehouse;
    private final JdbcClient realtime;

    CheckRun(JdbcClient warehouse, @Realtime JdbcClient realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** Runs one check about the subject. */
    Outcome run(Check check, Subject subject) {
        var parameters = subject.parameters();
        long began = System.nanoTime();
        var found = switch (check.database()) {
            case WAREHOUSE -> offenders(warehouse, check.queries().getFirst(), parameters);
            case REALTIME -> offenders(realtime, check.queries().getFirst(), parameters);
            case BOTH -> differences(check, parameters);
        };
        return new Outcome(check, found.offenders(), found.shown(), (System.nanoTime() - began) / 1e9);
    }

    private static Found offenders(JdbcClient database, String query, Map<String, ?> parameters) {
        var shown = new ArrayList<String>();
        var counts = database.sql("select to_jsonb(offender)::text, count(*) over () from (%s\n) as offender limit %d"
                        .formatted(query, SHOWN))
                .params(parameters)
                .query((row, number) -> {
                    shown.add(row.getString(1));
                    return row.getLong(2);
                })
                .list();
        return new Found(counts.isEmpty() ? 0 : counts.getFirst(), shown);
    }

    /** Rows that one database alone has: such a query sums up, as a check of many records must. */
    private Found differences(Check check, Map<String, ?> parameters) {
        var balance = new HashMap<String, Integer>();
        rows(warehouse, check.queries().getFirst(), parameters).forEach(row -> balance.merge(row, 1, Integer::sum));
        rows(realtime, check.queries().getLast(), parameters).forEach(row -> balance.merge(row, -1, Integer::sum));
        var different = balance.entrySet().stream()
                .filter(row -> row.getValue() != 0)
                .map(row -> "{\"only_in\": \"%s\", %s"
                        .formatted(
                                row.getValue() > 0 ? AskedDatabase.WAREHOUSE : AskedDatabase.REALTIME,
                                row.getKey().substring(1)))
                .sorted()
                .toList();
        return new Found(different.size(), different.stream().limit(SHOWN).toList());
    }

    private static List<String> rows(JdbcClient database, String query, Map<String, ?> parameters) {
        return database.sql("select to_jsonb(told)::text from (%s\n) as told".formatted(query))
                .params(parameters)
                .query(String.class)
                .list();
    }
}
