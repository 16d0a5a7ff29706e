package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that must not be, to see that the checks find it.
 *
 * @param breaks the invariants that it breaks
 * @param planting the statements that make it so, parted by semicolons; the last one changes rows
 */
record Defect(String name, Set<String> breaks, Database database, String planting) {

    Defect(String name, Set<String> breaks, String planting) {
        this(name, breaks, Database.WAREHOUSE, planting);
    }

    /**
     * Plants one after the other, each into transactions that are rolled back.
     *
     * @param checks the only ones of interest
     * @return which of them found something, by the name of the defect
     */
    static Map<String, Set<String>> found(List<Defect> defects, Collection<String> checks) throws SQLException {
        var found = new TreeMap<String, Set<String>>();
        try (var warehouse = Databases.connection(Database.WAREHOUSE, "migrator");
                var realtime = Databases.connection(Database.REALTIME, "migrator")) {
            warehouse.setAutoCommit(false);
            realtime.setAutoCommit(false);
            for (var defect : defects) {
                defect.plant(defect.database() == Database.WAREHOUSE ? warehouse : realtime);
                var broken =
                        new TreeSet<>(Invariants.broken(warehouse, realtime).keySet());
                broken.retainAll(checks);
                found.put(defect.name(), broken);
                warehouse.rollback();
                realtime.rollback();
            }
        }
        return found;
    }

    private void plant(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            int rows = 0;
            for (var sql : planting.split(";")) {
                rows = statement.executeUpdate(sql);
            }
            assertThat(rows).as(name).isPositive();
        }
    }
}
