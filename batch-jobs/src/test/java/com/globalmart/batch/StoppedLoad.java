package com.globalmart.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import java.time.LocalDate;

/** A load that its checks stop at the gate, because a duplicate of nothing makes its books wrong. */
public final class StoppedLoad {

    private static final Operators OPERATORS = new Operators();

    private StoppedLoad() {}

    /** Runs a night that is stopped; what is wrong stays. */
    public static void ofNight(LocalDate day) {
        Databases.as(Database.WAREHOUSE, "migrator").update("""
                insert into quality.duplicate
                select 'transactions-topic', 1::smallint, 0, 99990 + max(load_id), max(load_id) + 1, gen_random_uuid(), 1::smallint, 0, 1, 5
                from warehouse.load
                """);
        assertThat(OPERATORS.run("nightly", day)).isEqualTo("FAILED");
        assertThat(OPERATORS.message(OPERATORS.lastExecution())).contains("books_add_up");
    }

    /** Asks to release the open load; returns the request. */
    public static long release(String person, String reason) {
        return Databases.as(Database.WAREHOUSE, "console_app")
                .queryForObject(
                        "select ops.submit_request('release_load', '{\"about\": \"the open load\"}', ?, ?, gen_random_uuid()::text)",
                        Long.class,
                        person,
                        reason);
    }
}
