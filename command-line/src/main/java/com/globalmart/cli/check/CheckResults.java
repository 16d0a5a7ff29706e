package com.globalmart.cli.check;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what checks said. */
final class CheckResults {

    /**
     * What one check said.
     *
     * @param offenders rows that offend it
     * @param seconds it took
     */
    record Result(String checkName, String severity, String sentence, String scope, long offenders, double seconds) {

        boolean isViolated() {
            return offenders > 0;
        }

        boolean isError() {
            return isViolated() && severity.equals("ERROR");
        }
    }

    private final JdbcClient warehouse;

    CheckResults(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** 0 before the first. */
    int newestPublished() {
        return warehouse
                .sql("select load_id from warehouse.published")
                .query(Integer.class)
                .single();
    }

    /** What was said of a load, and of everything up to it. */
    List<Result> of(int load) {
        return warehouse.sql("""
                        select check_name, severity, sentence, scope, offenders, seconds from quality.check_result
                        where load_id = ? order by scope desc, offenders > 0 desc, severity, check_name
                        """).param(load).query(Result.class).list();
    }

    /** The first rows that offend a check, as JSON. */
    List<String> offenders(int load, Result result, int most) {
        return warehouse
                .sql("""
                        select row_seen::text from quality.check_offender
                        where load_id = ? and check_name = ? order by number limit ?
                        """)
                .params(load, result.checkName(), most)
                .query(String.class)
                .list();
    }
}
