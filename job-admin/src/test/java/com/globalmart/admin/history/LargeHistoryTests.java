package com.globalmart.admin.history;

import static com.globalmart.admin.LargeHistory.FAILED_NIGHT;
import static com.globalmart.admin.LargeHistory.OPEN_LOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.LargeHistory;
import com.globalmart.admin.Rows;
import com.globalmart.admin.database.Realtime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * With 10,000 job executions and 200,000 step executions every page asks only what indexes answer, however long the history
 * is. How long the first byte took is printed, not asserted: it depends on the machine.
 */
@ConsoleTest
class LargeHistoryTests {

    private static final int REQUESTS = Boolean.getBoolean("soak") ? 20 : 4;
    private static final Rows ROWS = new Rows();
    private static final TreeMap<String, List<Duration>> TOOK = new TreeMap<>();

    @LocalServerPort
    private int port;

    private SentStatements toWarehouse;
    private SentStatements toRealtime;

    @BeforeAll
    static void fill() {
        ROWS.fresh();
        new LargeHistory(ROWS).fill();
    }

    @AfterAll
    static void tellAndRemove() {
        new LargeHistory(ROWS).remove();
        System.out.printf("%-110s %6s %6s%n", "first byte of " + REQUESTS + " requests each, in ms", "p50", "p95");
        TOOK.forEach((address, took) -> System.out.printf(
                "%-110s %6d %6d%n",
                address,
                took.get(REQUESTS / 2).toMillis(),
                took.get((REQUESTS * 95 + 99) / 100 - 1).toMillis()));
    }

    @BeforeEach
    void listen(@Autowired DSLContext warehouse, @Autowired @Realtime DSLContext realtime) {
        toWarehouse = new SentStatements(warehouse);
        toRealtime = new SentStatements(realtime);
    }

    @AfterEach
    void listenNoLonger() {
        toWarehouse.close();
        toRealtime.close();
    }

    static Stream<String> addresses() {
        var today = LocalDate.now(Clock.systemUTC());
        var longAgo = Clock.systemUTC().instant().minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS);
        var night = "/executions/" + FAILED_NIGHT;
        return Stream.of(
                "/",
                "/tonight/night",
                "/tonight/executions",
                "/tonight/landing",
                "/tonight/live",
                "/jobs",
                "/jobs/nightly/launch",
                "/executions",
                "/executions?before=2000",
                "/executions?job=nightly",
                "/executions?job=nightly&before=2000",
                "/executions?job=nothing",
                "/executions?status=failed",
                "/executions?status=started",
                "/executions?status=abandoned&before=2000",
                "/executions?job=nightly&status=stopped",
                "/executions?job=nightly&after=2000",
                "/executions?from=%s&to=%s".formatted(today.minusDays(900), today.minusDays(890)),
                "/executions?job=nightly&from=%s&to=%s".formatted(today.minusDays(900), today.minusDays(890)),
                "/executions?parameter=request%3D77",
                "/grid?job=nightly",
                "/grid?job=rebuild&status=failed",
                "/grid?job=nightly&before=2000",
                "/grid/restart?id=" + FAILED_NIGHT,
                night,
                "/executions/10000",
                night + "/context",
                night + "/log",
                night + "/log?level=warn",
                night + "/log?text=nothing-like-it",
                night + "/restart",
                "/schedules",
                "/schedules/nightly",
                "/schedules/nightly/edit",
                "/backfill",
                "/backfill/plan?from=%s&to=%s&mode=missing".formatted(today.minusDays(100), today.minusDays(70)),
                "/loads",
                "/loads?before=100",
                "/loads/" + OPEN_LOAD,
                "/loads/400",
                "/quality",
                "/quality?topic=transactions-topic",
                "/quality?before=100",
                "/quality/checks/check_7",
                "/quarantine",
                "/quarantine/groups",
                "/quarantine?state=all",
                "/quarantine?state=discarded",
                "/quarantine?topic=transactions-topic",
                "/quarantine?topic=transactions-topic&reasonCode=TOO_OLD",
                "/quarantine?topic=transactions-topic&reasonCode=NEGATIVE_PRICE",
                "/quarantine?reasonCode=TOO_OLD&state=replayed",
                "/quarantine?businessDate=" + today.minusDays(300),
                "/quarantine?after=100/transactions-topic/1-0/39600",
                "/quarantine/transactions-topic/1-0/12",
                "/dead-letters",
                "/dead-letters/groups",
                "/dead-letters?state=all",
                "/dead-letters?state=discarded",
                "/dead-letters?topic=transactions-topic",
                "/dead-letters?topic=transactions-topic&reasonCode=EMPTY",
                "/dead-letters?topic=transactions-topic&reasonCode=NOT_AN_OBJECT",
                "/dead-letters?reasonCode=EMPTY&state=mended",
                "/dead-letters?after=" + longAgo + "/transactions-topic/1-0/30000",
                "/dead-letters/transactions-topic/1-0/30000",
                "/warehouse",
                "/warehouse/tables",
                "/audit",
                "/audit?before=2000",
                "/audit?actor=anna",
                "/audit?actor=nobody",
                "/audit?action=launch",
                "/audit?action=nothing",
                "/audit?from=%s&to=%s".formatted(today.minusDays(900), today.minusDays(890)),
                "/requests/10000");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void answersFromIndexesHoweverLongTheHistoryIs(String address) {
        assertThat(problems(address)).isEmpty();
    }

    /** A part of a name is in no index. The audit is read once: 20,000 rows are not much. */
    @Test
    void readsTheAuditOnceWhereAPartOfATargetIsLookedFor() {
        assertThat(problems("/audit?target=nothing-like-it"))
                .singleElement(STRING)
                .startsWith("It reads audit from end to end.");
    }

    /** What is wrong with the plans of a page's queries. */
    private List<String> problems(String address) {
        var admin = new HttpConsole(port).as("admin");
        toWarehouse.taken();
        toRealtime.taken();

        var answer = isFragment(address) ? admin.fragment(address) : admin.get(address);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var problems = new ArrayList<String>();
        toWarehouse
                .taken()
                .forEach(query ->
                        problems.addAll(QueryPlan.of(ROWS.warehouse(), query).problems()));
        toRealtime
                .taken()
                .forEach(query ->
                        problems.addAll(QueryPlan.of(ROWS.realtime(), query).problems()));
        var took = Stream.generate(() -> admin.firstByte(address, isFragment(address)))
                .limit(REQUESTS);
        TOOK.put(address, took.sorted().toList());
        return problems;
    }

    private static boolean isFragment(String address) {
        return address.startsWith("/tonight/") || address.endsWith("/groups");
    }
}
