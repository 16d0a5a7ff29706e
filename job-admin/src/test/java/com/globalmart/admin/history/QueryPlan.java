package com.globalmart.admin.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL answered a query, with what it read on the way. */
final class QueryPlan {

    /** Tables that grow with the history: whoever reads one from end to end gets slower every day. */
    private static final Set<String> LARGE = Set.of(
            "batch_job_execution",
            "batch_job_execution_params",
            "batch_step_execution",
            "batch_step_execution_context",
            "step_expectation",
            "execution_log",
            "request",
            "audit",
            "quarantine",
            "dead_letter");

    /** Enough to look at each job execution once; an eighth of what the largest tables of the test have. */
    private static final double MOST_ROWS = 25_000;

    /** Entries of an index that are read alone, to be counted: all of the largest tables of the test, and no row of them. */
    private static final double MOST_ENTRIES = 201_000;

    /** Looked up pages of 8 KB, each time counted: about 20 ms of the 300 that a page has. */
    private static final long MOST_BUFFERS = 25_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String sql;
    private final JsonNode plan;

    private QueryPlan(String sql, JsonNode plan) {
        this.sql = sql;
        this.plan = plan;
    }

    /** Runs the query again, with the same values bound, without helpers as the console does. */
    static QueryPlan of(DSLContext database, ResultQuery<?> query) {
        database.execute("set max_parallel_workers_per_gather = 0");
        var rows = database.resultQuery("explain (analyze, buffers, format json) {0}", query)
                .fetchSingle();
        return new QueryPlan(
                query.toString(),
                JSON.readTree(rows.get(0, String.class)).get(0).get("Plan"));
    }

    /** What is wrong with it, in sentences; empty where nothing is. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        long buffers = plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
        if (buffers > MOST_BUFFERS) {
            problems.add("It reads %,d pages.".formatted(buffers));
        }
        addProblems(plan, problems);
        return problems.stream()
                .map(problem -> "%s%n%s%n%s".formatted(problem, sql, plan.toPrettyString()))
                .toList();
    }

    private static void addProblems(JsonNode node, List<String> problems) {
        var type = node.path("Node Type").asString();
        var table = node.path("Relation Name").asString("");
        if (type.equals("Seq Scan") && LARGE.contains(table)) {
            problems.add("It reads %s from end to end.".formatted(table));
        }
        double rows = node.path("Actual Loops").asDouble()
                * (node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble(0)
                        + node.path("Rows Removed by Join Filter").asDouble(0)
                        + node.path("Rows Removed by Index Recheck").asDouble(0));
        if (rows > (type.equals("Index Only Scan") ? MOST_ENTRIES : MOST_ROWS)) {
            problems.add("A node (%s %s) handles %,.0f rows.".formatted(type, table, rows));
        }
        node.path("Plans").forEach(child -> addProblems(child, problems));
    }
}
