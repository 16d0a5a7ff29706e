package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LoadDays;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.quality.Check.Scope;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs the checks over what the open load has prepared, or over everything published, and keeps what they say. */
@Repository
class Checks {

    private static final int NONE = 0;

    private final JdbcClient warehouse;
    private final CheckRun run;
    private final CheckedRanges ranges;
    private final Loads loads;
    private final LoadDays days;
    private final List<Check> checks = CheckFiles.read();

    Checks(JdbcClient warehouse, CheckRun run, CheckedRanges ranges, Loads loads, LoadDays days) {
        this.warehouse = warehouse;
        this.run = run;
        this.ranges = ranges;
        this.loads = loads;
        this.days = days;
    }

    List<Check> all(Scope scope) {
        return checks.stream().filter(check -> check.scope() == scope).toList();
    }

    /** Runs every check of a load and replaces what is kept of it; returns how many checks found offenders. */
    int runOn(Load load) {
        var subject = new CheckRun.Subject(
                load.loadId(), loads.days(load), days.touchedByOpenLoad(), ranges.ofLoad(load.loadId()));
        return run(Scope.LOAD, subject);
    }

    /** Waits until nobody else checks everything, for the rest of the caller's transaction. */
    void awaitOthers() {
        warehouse
                .sql("select pg_advisory_xact_lock(hashtext('checks over everything'))")
                .query((row, number) -> row)
                .list();
    }

    /**
     * Runs every check over everything published, and replaces what is kept with the newest published load. Where nothing is
     * published there is nothing to check.
     *
     * @return how many checks found offenders
     */
    int runOverEverything() {
        int newest = newestPublished();
        return newest == NONE ? 0 : run(Scope.EVERYTHING, CheckRun.Subject.everything(newest, ranges.ofEverything()));
    }

    private int run(Scope scope, CheckRun.Subject subject) {
        var outcomes = new ArrayList<CheckRun.Outcome>();
        for (var check : all(scope)) {
            outcomes.add(run.run(check, subject));
        }
        warehouse
                .sql("delete from quality.check_result where load_id = ? and scope = ?")
                .params(subject.load(), scope.word())
                .update();
        outcomes.forEach(outcome -> keep(subject.load(), outcome));
        return (int) outcomes.stream().filter(CheckRun.Outcome::isViolated).count();
    }

    /** Sentences of the checks of severity ERROR that the load violates, with the number of offenders. */
    List<String> errors(Load load) {
        return errors(load.loadId(), Scope.LOAD);
    }

    /** Their names. */
    List<String> namesOfErrors(Load load) {
        return warehouse.sql("""
                        select check_name from quality.check_result
                        where load_id = ? and scope = 'load' and severity = 'ERROR' and offenders > 0 order by check_name
                        """).param(load.loadId()).query(String.class).list();
    }

    /** The same of the checks over everything, as they last ran. */
    List<String> errorsInEverything() {
        return errors(newestPublished(), Scope.EVERYTHING);
    }

    private List<String> errors(int load, Scope scope) {
        return warehouse.sql("""
                        select check_name || ' (' || offenders || ' rows): ' || sentence from quality.check_result
                        where load_id = ? and scope = ? and severity = 'ERROR' and offenders > 0 order by check_name
                        """).params(load, scope.word()).query(String.class).list();
    }

    private int newestPublished() {
        return warehouse
                .sql("select load_id from warehouse.published")
                .query(Integer.class)
                .single();
    }

    private void keep(int load, CheckRun.Outcome outcome) {
        var check = outcome.check();
        warehouse
                .sql("""
                        insert into quality.check_result (load_id, check_name, severity, sentence, scope, offenders, seconds)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        load,
                        check.name(),
                        check.severity().name(),
                        check.sentence(),
                        check.scope().word(),
                        outcome.offenders(),
                        outcome.seconds())
                .update();
        for (int number = 1; number <= outcome.shown().size(); number++) {
            warehouse
                    .sql("""
                            insert into quality.check_offender (load_id, check_name, number, row_seen)
                            values (?, ?, ?, ?::jsonb)
                            """)
                    .params(load, check.name(), number, outcome.shown().get(number - 1))
                    .update();
        }
    }
}
