package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * How the platform is, as meters: read by one query every few seconds, however many there are and however often they are scraped. Each
 * node tells the same of the whole platform. While the database is away nothing is known: not a number.
 */
@Repository
class PlatformMeters {

    private static final String OPEN_PROBLEMS = "problems ";

    private final JdbcClient warehouse;
    private volatile Map<String, Double> seen = Map.of();

    private record Seen(String name, double value) {}

    PlatformMeters(JdbcClient warehouse, MeterRegistry meters) {
        this.warehouse = warehouse;
        for (var kind : Kind.values()) {
            gauge("globalmart.problems.open", OPEN_PROBLEMS + kind.code())
                    .tag("kind", kind.code())
                    .description("Problems that are open")
                    .register(meters);
        }
        gauge("globalmart.requests.open", "requests")
                .description("Requests that have not been carried out")
                .register(meters);
        gauge("globalmart.requests.oldest.age", "oldest request")
                .description("How long the oldest of them waits")
                .baseUnit("seconds")
                .register(meters);
        gauge("globalmart.nodes.alive", "nodes")
                .description("Nodes that have shown life in the last half minute")
                .register(meters);
        gauge("globalmart.executions.running", "executions")
                .description("Executions that run, on whatever node")
                .register(meters);
        gauge("globalmart.published.age", "published")
                .description("How long ago the newest load was published; not a number before the first")
                .baseUnit("seconds")
                .register(meters);
    }

    private Gauge.Builder<?> gauge(String name, String what) {
        return Gauge.builder(name, this, platform -> platform.seen.getOrDefault(what, Double.NaN));
    }

    @Scheduled(fixedDelayString = "${globalmart.problem.look:5s}")
    void read() {
        try {
            seen = query();
        } catch (DataAccessException e) {
            seen = Map.of(); // who cannot show life says so
        }
    }

    private Map<String, Double> query() {
        var values = new HashMap<String, Double>();
        warehouse
                .sql("""
                        select :problems || k.kind as name, count(p.problem_id)::double precision as value
                        from unnest(array[:kinds]) as k (kind)
                        left join ops.problem p on p.kind = k.kind and p.closed_at is null
                        group by k.kind
                        union all
                        select 'requests', count(*) from ops.request where state = 'OPEN'
                        union all
                        select 'oldest request', coalesce(extract(epoch from now() - min(requested_at)), 0)
                        from ops.request where state = 'OPEN'
                        union all
                        select 'nodes', count(*) from ops.node
                        where stopped_at is null and heartbeat_at > now() - interval '30 seconds'
                        union all
                        select 'executions', count(*) from ops.batch_job_execution
                        where status in ('STARTING', 'STARTED', 'STOPPING')
                        union all
                        select 'published', extract(epoch from now() - published_at) from warehouse.published where load_id > 0
                        """)
                .param("problems", OPEN_PROBLEMS)
                .param("kinds", Arrays.stream(Kind.values()).map(Kind::code).toList())
                .query(Seen.class)
                .list()
                .forEach(meter -> values.put(meter.name(), meter.value()));
        return Map.copyOf(values);
    }
}
