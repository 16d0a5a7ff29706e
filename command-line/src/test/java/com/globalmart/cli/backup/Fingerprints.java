package com.globalmart.cli.backup;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What every table of both databases holds, by a way of its own: all columns as text, sorted and hashed by the server. */
final class Fingerprints {

    private Fingerprints() {}

    /** Rows and hash by table: {@code realtime landing.position: 5 rows, 9e107d9d...} */
    static Map<String, String> of(Databases databases) {
        var fingerprints = new TreeMap<String, String>();
        for (var database : Database.values()) {
            var connection = new SingleConnectionDataSource();
            connection.setUrl(databases.address(database).url());
            connection.setUsername("migrator");
            try {
                add(fingerprints, database, JdbcClient.create(connection));
            } finally {
                connection.destroy();
            }
        }
        return fingerprints;
    }

    private static void add(Map<String, String> fingerprints, Database database, JdbcClient owner) {
        var tables = owner.sql("""
                            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind in ('r', 'p') and not c.relispartition
                              and n.nspname in ('landing', 'warehouse', 'staging', 'quality', 'ops', 'bi')""").query(String.class).list();
        for (var table : tables) {
            var fingerprint = owner.sql(
                            "select count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate \"C\")), '-') from %s t"
                                    .formatted(table))
                    .query(String.class)
                    .single();
            fingerprints.put(database.databaseName() + " " + table, fingerprint);
        }
    }
}
