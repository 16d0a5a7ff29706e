package com.globalmart.batch.schedule;

import com.globalmart.batch.database.IdleLimit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets triggers free that would rest for ever: a scheduler that loses its database in the middle of a firing leaves them ACQUIRED,
 * BLOCKED or in ERROR. One is stuck that should have fired half a minute ago while no firing of it is younger than that. It fires then;
 * should it have fired already, the request is the same.
 */
@Repository
class StuckTriggers {

    private static final Logger log = LoggerFactory.getLogger(StuckTriggers.class);

    private final JdbcClient warehouse;
    private final TransactionTemplate transaction;
    private final IdleLimit idleLimit;
    private final Counter freed;

    StuckTriggers(JdbcClient warehouse, TransactionTemplate transaction, IdleLimit idleLimit, MeterRegistry meters) {
        this.warehouse = warehouse;
        this.transaction = transaction;
        this.idleLimit = idleLimit;
        this.freed = Counter.builder("globalmart.schedule.triggers.freed")
                .description("Triggers that were stuck and set free")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${globalmart.schedule.look:10s}")
    void free() {
        var names = transaction.execute(status -> freeThem());
        if (names != null && !names.isEmpty()) {
            freed.increment(names.size());
            log.warn("set the triggers {} free, which were stuck since a scheduler lost its database", names);
        }
    }

    /** Under the lock that schedulers take for every change of triggers. */
    private List<String> freeThem() {
        idleLimit.setForThisTransaction();
        warehouse
                .sql("select lock_name from ops.qrtz_locks where lock_name = 'TRIGGER_ACCESS' for update")
                .query(String.class)
                .list();
        return warehouse.sql("""
                        with overdue as (
                            select t.sched_name, t.trigger_name, t.trigger_group
                            from ops.qrtz_triggers t
                            where (t.trigger_state = 'ERROR'
                                   or t.trigger_state in ('ACQUIRED', 'BLOCKED', 'PAUSED_BLOCKED')
                                      and t.next_fire_time < extract(epoch from now() - interval '30 seconds') * 1000)
                              and not exists (select from ops.qrtz_fired_triggers f
                                              where (f.sched_name, f.trigger_name, f.trigger_group)
                                                    = (t.sched_name, t.trigger_name, t.trigger_group)
                                                and f.fired_time > extract(epoch from now() - interval '30 seconds') * 1000)),
                        fired as (
                            delete from ops.qrtz_fired_triggers f using overdue o
                            where (f.sched_name, f.trigger_name, f.trigger_group) = (o.sched_name, o.trigger_name, o.trigger_group))
                        update ops.qrtz_triggers t
                        set trigger_state = case when t.trigger_state = 'PAUSED_BLOCKED'
                                                      or exists (select from ops.schedule_freeze z where t.trigger_name = any(z.schedules))
                                                 then 'PAUSED' else 'WAITING' end
                        from overdue o
                        where (t.sched_name, t.trigger_name, t.trigger_group) = (o.sched_name, o.trigger_name, o.trigger_group)
                        returning t.trigger_name
                        """).query(String.class).list();
    }
}
