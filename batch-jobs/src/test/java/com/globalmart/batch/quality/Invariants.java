package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.quality.Check.Scope;
import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What must hold of everything published: the checks of that scope, whatever connection sees it. */
public final class Invariants {

    private static final List<Check> CHECKS = CheckFiles.read().stream()
            .filter(check -> check.scope() == Scope.EVERYTHING && check.severity() == Check.Severity.ERROR)
            .toList();

    private Invariants() {}

    static List<String> names() {
        return CHECKS.stream().map(Check::name).toList();
    }

    /** Fails if something published is not as it must be. */
    public static void assertHold() {
        assertThat(broken())
                .as("checks that are violated, with the rows that offend them")
                .isEmpty();
    }

    /** The checks that are violated, each with the first rows that offend it. */
    public static Map<String, List<String>> broken() {
        try (var warehouse = Databases.connection(Database.WAREHOUSE, "migrator");
                var realtime = Databases.connection(Database.REALTIME, "migrator")) {
            return broken(warehouse, realtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, as two connections see it. */
    static Map<String, List<String>> broken(Connection warehouse, Connection realtime) {
        var ofWarehouse = JdbcClient.create(new SingleConnectionDataSource(warehouse, true));
        var ofRealtime = JdbcClient.create(new SingleConnectionDataSource(realtime, true));
        var run = new CheckRun(ofWarehouse, ofRealtime);
        var ranges = new CheckedRanges(ofWarehouse, ofRealtime).ofEverything();
        var broken = new TreeMap<String, List<String>>();
        for (var check : CHECKS) {
            var outcome = run.run(check, CheckRun.Subject.everything(0, ranges));
            if (outcome.isViolated()) {
                broken.put(check.name(), outcome.shown());
            }
        }
        return broken;
    }
}
