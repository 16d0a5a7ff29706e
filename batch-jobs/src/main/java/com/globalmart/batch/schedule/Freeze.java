package com.globalmart.batch.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The freeze of all schedules, while there is one. */
@Repository
class Freeze {

    private final JdbcClient warehouse;

    Freeze(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Returns false when they are frozen already. */
    boolean begin(List<String> schedules, String by, @Nullable String reason) {
        return warehouse
                        .sql("""
                                insert into ops.schedule_freeze (schedules, frozen_by, reason) values (:schedules, :by, :reason)
                                on conflict do nothing
                                """)
                        .param("schedules", schedules.toArray(String[]::new))
                        .param("by", by)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Holds one more schedule, which is new; returns false where nothing is frozen. */
    boolean hold(String schedule) {
        return warehouse
                        .sql(
                                "update ops.schedule_freeze set schedules = schedules || :schedule where not :schedule = any(schedules)")
                        .param("schedule", schedule)
                        .update()
                == 1;
    }

    /** Returns the schedules that it held; nothing when there is none. */
    Optional<List<String>> end() {
        return warehouse
                .sql("delete from ops.schedule_freeze returning schedules")
                .query((row, number) -> Arrays.asList((String[]) row.getArray(1).getArray()))
                .optional();
    }
}
