package com.globalmart.batch;

import com.globalmart.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the database misbehave where a certain row is written, until it is mended. */
public final class Faults implements AutoCloseable {

    private static final long GATE = 4711;
    private static final String WAIT = "perform pg_advisory_xact_lock_shared(%d);".formatted(GATE);

    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final List<String> unreadable = new ArrayList<>();

    /** A row for which the condition over {@code new} holds is refused. */
    public void refuse(String table, String condition) {
        plant(table, condition, "before insert", "raise exception 'planted: refused';");
    }

    /** Whatever changes a row of the tables is refused. */
    public void refuseChanges(List<String> tables) {
        function("raise exception 'planted: %.% was changed', tg_table_schema, tg_table_name;", "invoker");
        for (var table : tables) {
            warehouse.execute("""
                    create trigger planted_fault after insert or update or delete on %s
                    for each row execute function quality.planted_fault()
                    """.formatted(table));
        }
    }

    /** The transaction that writes such a row fails when it commits. */
    public void refuseAtCommit(String table, String condition) {
        plantAtCommit(table, condition, "raise exception 'planted: refused at commit';");
    }

    /** The backend that writes such a row dies when it commits. */
    public void dieAtCommit(String table, String condition) {
        plantAtCommit(table, condition, "perform pg_terminate_backend(pg_backend_pid()), pg_sleep(5);");
    }

    /** The backend that writes a table's row of that number, counted from 1 over all backends, dies in the middle of it. */
    public void dieAtRow(String table, int number) {
        plantAtRow(table, number, "perform pg_terminate_backend(pg_backend_pid()), pg_sleep(5);");
    }

    /** Somebody takes all running executions over, in the transaction that writes such a row. */
    public void takeOver(String table, String condition) {
        plant(table, condition, "before insert", "update ops.execution_lease set epoch = epoch + 1;");
    }

    /** Once such a row is written, the batch may not read another table any more. */
    public void forbidReading(String forbidden, String table, String condition) {
        unreadable.add(forbidden);
        plantAsOwner(table, condition, "before insert", "revoke select on %s from batch_runner;".formatted(forbidden));
    }

    /** Whoever writes such a row waits for the gate. */
    public void gate(String table, String condition) {
        plant(table, condition, "before insert", WAIT);
    }

    /** Whoever writes a table's row of that number, counted from 1, waits for the gate in the middle of it. */
    public void gateAtRow(String table, int number) {
        plantAtRow(table, number, WAIT);
    }

    /** Whoever changes a row so that the condition over {@code new} holds waits for the gate. */
    public void gateOfChanges(String table, String condition) {
        plant(table, condition, "before update", WAIT);
    }

    /** Shuts the gate until the connection is closed. */
    public static Connection shutGate() throws SQLException {
        var connection = Databases.connection(Database.WAREHOUSE, "migrator");
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(GATE));
        }
        return connection;
    }

    /** Whether anybody waits at the gate. */
    public boolean isSomebodyAtTheGate() {
        return warehouse.queryForObject(
                        "select count(*) from pg_locks where locktype = 'advisory' and objid = ? and not granted",
                        Long.class,
                        GATE)
                > 0;
    }

    /** Ends the connections of those who wait at the gate. */
    public static void endThoseAtTheGate() {
        var role = Databases.as(Database.WAREHOUSE, "batch_runner"); // one may end the connections of one's own role
        role.queryForList(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ? and not granted",
                Boolean.class,
                GATE);
    }

    /** Mends everything. */
    @Override
    public void close() {
        warehouse.execute("drop function if exists quality.planted_fault() cascade");
        warehouse.execute("drop sequence if exists quality.planted_rows");
        unreadable.forEach(table -> warehouse.execute("grant select on %s to batch_runner".formatted(table)));
        unreadable.clear();
    }

    private void plantAtRow(String table, int number, String fault) {
        warehouse.execute("create sequence quality.planted_rows; grant usage on quality.planted_rows to batch_runner");
        plant(
                table,
                "true",
                "before insert",
                "if nextval('quality.planted_rows') = %d then %s end if;".formatted(number, fault));
    }

    private void plant(String table, String condition, String when, String fault) {
        function(fault, "invoker");
        trigger(table, condition, when);
    }

    private void plantAsOwner(String table, String condition, String when, String fault) {
        function(fault, "definer");
        trigger(table, condition, when);
    }

    private void trigger(String table, String condition, String when) {
        warehouse.execute(
                "create trigger planted_fault %s on %s for each row when (%s) execute function quality.planted_fault()"
                        .formatted(when, table, condition));
    }

    private void plantAtCommit(String table, String condition, String fault) {
        function(fault, "invoker");
        warehouse.execute("""
                create constraint trigger planted_fault after insert on %s deferrable initially deferred
                for each row when (%s) execute function quality.planted_fault()
                """.formatted(table, condition));
    }

    private void function(String fault, String security) {
        warehouse.execute("""
                create function quality.planted_fault() returns trigger language plpgsql security %s as
                $$ begin %s return new; end $$
                """.formatted(security, fault));
    }
}
