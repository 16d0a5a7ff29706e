package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs the checks over what is published and what the open load has prepared, and keeps what they say. */
@Repository
class Checks {

    private static final int SHOWN = 100;

    private final JdbcClient warehouse;
    private final List<Check> checks;

    Checks(JdbcClient warehouse) {
        this.warehouse = warehouse;
        this.checks = read();
    }

    List<Check> all() {
        return checks;
    }

    /** Runs every check and replaces what is kept of the load; returns how many checks found offenders. */
    int run(Load load) {
        warehouse
                .sql("delete from quality.check_result where load_id = ?")
                .param(load.loadId())
                .update();
        int violated = 0;
        for (var check : checks) {
            var offenders = warehouse
                    .sql("select to_jsonb(offender)::text from (%s) as offender".formatted(check.sql()))
                    .param("load", load.loadId())
                    .query(String.class)
                    .list();
            keep(load, check, offenders);
            if (!offenders.isEmpty()) {
                violated++;
            }
        }
        return violated;
    }

    /** Sentences of the checks of severity ERROR that the load violates, with the number of offenders. */
    List<String> errors(Load load) {
        return warehouse.sql("""
                        select check_name || ' (' || offenders || ' rows): ' || sentence from quality.check_result
                        where load_id = ? and severity = 'ERROR' and offenders > 0 order by check_name
                        """).param(load.loadId()).query(String.class).list();
    }

    private void keep(Load load, Check check, List<String> offenders) {
        warehouse
                .sql("""
                        insert into quality.check_result (load_id, check_name, severity, sentence, offenders)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(load.loadId(), check.name(), check.severity().name(), check.sentence(), offenders.size())
                .update();
        for (int number = 1; number <= Math.min(SHOWN, offenders.size()); number++) {
            warehouse
                    .sql("""
                            insert into quality.check_offender (load_id, check_name, number, row_seen)
                            values (?, ?, ?, ?::jsonb)
                            """)
                    .params(load.loadId(), check.name(), number, offenders.get(number - 1))
                    .update();
        }
    }

    private static List<Check> read() {
        try {
            var checks = new ArrayList<Check>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:checks/*.sql")) {
                var name = String.valueOf(file.getFilename()).replace(".sql", "");
                checks.add(Check.parse(name, file.getContentAsString(StandardCharsets.UTF_8)));
            }
            checks.sort(Comparator.comparing(Check::name));
            return List.copyOf(checks);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the checks", e);
        }
    }
}
