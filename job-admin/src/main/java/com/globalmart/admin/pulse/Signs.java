package com.globalmart.admin.pulse;

import static org.jooq.impl.DSL.field;

import com.globalmart.admin.database.Realtime;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/**
 * Looks at both databases for what tells that something has changed: per topic a text that differs then. A look takes a few
 * milliseconds, however long the history is.
 */
@Repository
class Signs {

    private static final String WAREHOUSE = """
            with active as materialized (
                select job_execution_id, version, status from ops.batch_job_execution
                where status in ('STARTING', 'STARTED', 'STOPPING'))
            select
                (select concat_ws('/', (select max(job_execution_id) from ops.batch_job_execution), count(*), sum(a.version),
                                  sum(s.version), sum(s.steps))
                 from active a
                 left join lateral (select sum(version) as version, count(*) as steps from ops.batch_step_execution
                                    where job_execution_id = a.job_execution_id) as s on true)
                || (select concat_ws('/', '', count(*), sum(epoch)) from ops.execution_lease where expires_at < now()) as executions,
                (select concat_ws('/', (select max(request_id) from ops.request), count(*), count(node_id))
                 from ops.request where state = 'OPEN') as requests,
                (select concat_ws('/', (select max(problem_id) from ops.problem), count(*))
                 from ops.problem where closed_at is null) as problems,
                (select string_agg(node_id || (heartbeat_at > now() - interval '30 seconds'), ',' order by node_id)
                 from ops.node where stopped_at is null and heartbeat_at > now() - interval '1 day') as nodes,
                (select concat_ws('/', (select load_id from warehouse.published), max(load_id),
                                  max(status) filter (where load_id = (select max(load_id) from warehouse.load)))
                 from warehouse.load)
                || (select concat_ws('/', '', count(*)) from quality.release) as loads,
                (select concat_ws('/', sum(next_fire_time), string_agg(trigger_name || trigger_state, ',' order by trigger_name))
                 from ops.qrtz_triggers)
                || (select concat_ws('/', '', sum(hashtext(cron_expression || time_zone_id))) from ops.qrtz_cron_triggers)
                || (select concat_ws('/', '', max(frozen_at)) from ops.schedule_freeze) as schedules,
                (select concat_ws('/', b.backfill_id, b.state, string_agg(d.state, '' order by d.business_date))
                 from ops.backfill b left join ops.backfill_date d using (backfill_id)
                 where b.backfill_id = (select max(backfill_id) from ops.backfill)
                 group by b.backfill_id, b.state) as backfills,
                (select max(audit_id)::text from ops.audit) as audit
            """;

    /** A dead letter takes an offset too, and what becomes of it is a request. */
    private static final String LANDING =
            "select concat_ws('/', sum(next_offset), sum(log_end)) as landing from landing.position";

    private final DSLContext warehouse;
    private final DSLContext realtime;

    Signs(DSLContext warehouse, @Realtime DSLContext realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** The topics of the warehouse. */
    Map<Topic, String> ofWarehouse() {
        return signs(warehouse.fetchSingle(WAREHOUSE), Topic.LANDING);
    }

    /** The one topic of landing. */
    Map<Topic, String> ofLanding() {
        return Map.of(Topic.LANDING, text(realtime.fetchSingle(LANDING), Topic.LANDING));
    }

    private static Map<Topic, String> signs(Record row, Topic without) {
        var signs = new EnumMap<Topic, String>(Topic.class);
        for (var topic : Topic.values()) {
            if (topic != without) {
                signs.put(topic, text(row, topic));
            }
        }
        return signs;
    }

    private static String text(Record row, Topic topic) {
        var text = row.get(field(topic.word(), String.class));
        return text == null ? "" : text;
    }
}
