package com.globalmart.dashboards.grafana.board;

import static com.globalmart.dashboards.grafana.model.Panel.Kind.LINES;
import static com.globalmart.dashboards.grafana.model.Panel.Kind.STAT;
import static com.globalmart.dashboards.grafana.model.Query.metric;

import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.List;

/** What the applications and servers use: for whoever looks for the reason why something is slow. */
public final class Machinery {

    private Machinery() {}

    public static Board board() {
        return new Board(
                "globalmart-system",
                Board.Folder.OPERATIONS,
                "System",
                "What the applications, their pools, Kafka and PostgreSQL use, to find out why something is slow",
                "now-6h",
                "30s",
                List.of(),
                List.of(),
                List.of(machine(), jvm(), pools(), kafka(), postgres()));
    }

    private static Board.Row machine() {
        return Board.Row.of(
                "Processes",
                Panel.of(
                        LINES,
                        "Processor",
                        Unit.SHARE,
                        "Share of all processors that each process uses",
                        metric("process_cpu_usage", "{{job}} {{instance}}")),
                Panel.of(
                        LINES,
                        "Requests a second",
                        Unit.PER_SECOND,
                        "HTTP requests that each application answered",
                        metric("sum by (job) (rate(http_server_requests_seconds_count[$__rate_interval]))", "{{job}}")),
                Panel.of(
                                STAT,
                                "Disk left",
                                Unit.BYTES,
                                "Room on the disk from which each application runs",
                                metric("min by (job) (disk_free_bytes)", "{{job}}"))
                        .wide(12),
                Panel.of(
                                STAT,
                                "Running for",
                                Unit.SECONDS,
                                "How long each process has run",
                                metric("process_uptime_seconds", "{{job}} {{instance}}"))
                        .wide(12));
    }

    private static Board.Row jvm() {
        return Board.Row.of(
                "JVM",
                Panel.of(
                        LINES,
                        "Heap used",
                        Unit.BYTES,
                        "Bytes of the heap that are taken, live or not",
                        metric(
                                "sum by (job, instance) (jvm_memory_used_bytes{area=\"heap\"})",
                                "{{job}} {{instance}}")),
                Panel.of(
                        LINES,
                        "Heap that stays",
                        Unit.SHARE,
                        "Share of the heap that was taken after the last collection",
                        metric("jvm_memory_usage_after_gc", "{{job}} {{instance}}")),
                Panel.of(
                        LINES,
                        "Time in collections",
                        Unit.SHARE,
                        "Share of the time in which the collector stopped the application",
                        metric(
                                "sum by (job, instance) (rate(jvm_gc_pause_seconds_sum[$__rate_interval]))",
                                "{{job}} {{instance}}")),
                Panel.of(
                        LINES,
                        "Threads",
                        Unit.COUNT,
                        "Threads of each process",
                        metric("jvm_threads_live_threads", "{{job}} {{instance}}")));
    }

    private static Board.Row pools() {
        return Board.Row.of(
                "Connection pools",
                Panel.of(
                        LINES,
                        "Connections in use",
                        Unit.COUNT,
                        "Connections that each pool has lent out",
                        metric("hikaricp_connections_active", "{{job}} {{pool}}")),
                Panel.of(
                        LINES,
                        "Waiting for a connection",
                        Unit.COUNT,
                        "Threads that wait for a connection of a pool; more than zero for long is too few",
                        metric("hikaricp_connections_pending", "{{job}} {{pool}}")));
    }

    private static Board.Row kafka() {
        return Board.Row.of(
                "Kafka",
                Panel.of(
                        LINES,
                        "Since the last poll",
                        Unit.SECONDS,
                        "How long ago each consumer asked the broker",
                        metric("max by (client_id) (kafka_consumer_last_poll_seconds_ago)", "{{client_id}}")),
                Panel.of(
                        LINES,
                        "Bytes a second",
                        Unit.BYTES_PER_SECOND,
                        "What each consumer reads from brokers",
                        metric(
                                "sum by (client_id) (rate(kafka_consumer_incoming_byte_total[$__rate_interval]))",
                                "{{client_id}}")));
    }

    private static Board.Row postgres() {
        return Board.Row.of(
                "PostgreSQL",
                Panel.of(
                        LINES,
                        "Size",
                        Unit.BYTES,
                        "What each database takes on disk",
                        metric(
                                "max by (datname) (pg_database_size_bytes{datname=~\"realtime|warehouse\"})",
                                "{{datname}}")),
                Panel.of(
                        LINES,
                        "Transactions a second",
                        Unit.PER_SECOND,
                        "Transactions that each database committed",
                        metric(
                                "sum by (datname) (rate(pg_stat_database_xact_commit{datname=~\"realtime|warehouse\"}[$__rate_interval]))",
                                "{{datname}}")),
                Panel.of(
                        LINES,
                        "Sessions",
                        Unit.COUNT,
                        "Sessions of each database",
                        metric(
                                "sum by (datname) (pg_stat_database_numbackends{datname=~\"realtime|warehouse\"})",
                                "{{datname}}")),
                Panel.of(
                        LINES,
                        "Blocks read from disk",
                        Unit.PER_SECOND,
                        "Blocks a second that were not in the database server's memory",
                        metric(
                                "sum by (datname) (rate(pg_stat_database_blks_read{datname=~\"realtime|warehouse\"}[$__rate_interval]))",
                                "{{datname}}")));
    }
}
