package com.globalmart.admin.job;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LaunchTests {

    private static final String LAUNCH = "/jobs/nightly/launch";
    private static final Map<String, String> DAY = Map.of("parameter.businessDate", "2026-03-14");

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        rows.nightly();
    }

    @Test
    void becomesARequestAndAnAuditRow() {
        var answer = operator().submit(LAUNCH, Map.of("parameter.businessDate", "2026-03-14", "reason", " late file "));

        var request = rows.warehouse().fetchSingle(REQUEST);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/requests/" + request.getRequestId());
        assertThat(request.getKind()).isEqualTo("launch");
        assertThat(request.getParameters().data())
                .isEqualTo("{\"job\": \"nightly\", \"businessDate\": \"2026-03-14\"}");
        assertThat(request.getRequestedBy()).isEqualTo("operator");
        var audit = rows.warehouse().fetchSingle(AUDIT, AUDIT.REQUEST_ID.eq(request.getRequestId()));
        assertThat(audit.getActor()).isEqualTo("operator");
        assertThat(audit.getAction()).isEqualTo("launch");
        assertThat(audit.getTarget()).isEqualTo("nightly");
        assertThat(audit.getReason()).isEqualTo("late file");
    }

    @Test
    void isOneRequestHoweverOftenTheButtonIsPressed() {
        var operator = operator();
        var form = operator.filled(LAUNCH, DAY);

        operator.post(LAUNCH, form);
        operator.post(LAUNCH, form);

        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(1);
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("launch")))
                .isEqualTo(1);
    }

    @Test
    void refusesAFormThatWasUsedForSomethingElse() {
        var operator = operator();
        var form = operator.filled(LAUNCH, DAY);
        operator.post(LAUNCH, form);
        var changed = new LinkedHashMap<>(form);
        changed.put("parameter.businessDate", "2026-03-15");

        var answer = operator.post(LAUNCH, changed);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("already used for request");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isEqualTo(1);
    }

    @Test
    void givesHtmxAFreshFormWithTheOutcome() {
        rows.node("node-1", Duration.ZERO);
        var operator = operator();
        var form = operator.filled(LAUNCH, DAY);

        var answer = operator.postFragment(LAUNCH, form);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().strip()).startsWith("<form").doesNotContain(form.get("token"));
        assertThat(answer.body())
                .contains(
                        "launch nightly, business date 2026-03-14",
                        "waiting for a node to take it",
                        "changed:requests from:body");
    }

    @Test
    void saysThatNobodyIsThereToCarryItOut() {
        var operator = operator();
        operator.submit(LAUNCH, DAY);
        var id = rows.warehouse().fetchSingle(REQUEST).getRequestId();

        assertThat(operator.get("/requests/" + id).body()).contains("No node is alive");
    }

    @Test
    void showsTheOutcomeAndStopsAsking() {
        var operator = operator();
        operator.submit(LAUNCH, DAY);
        var id = rows.warehouse().fetchSingle(REQUEST).getRequestId();
        rows.finish(id, "REFUSED", "nightly of 2026-03-14 has completed already, as execution 5.", 5L);

        var outcome = operator.fragment("/requests/" + id).body();

        assertThat(outcome)
                .contains("refused", "has completed already", "href=\"/executions/5\"")
                .doesNotContain("hx-get", "<html");
    }

    @Test
    void saysWhatIsWrongBesideTheField() {
        var answer = operator().submit(LAUNCH, Map.of("parameter.businessDate", "tomorrow", "reason", "kept"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected a day from 2000 to 2099", "value=\"tomorrow\"", "value=\"kept\"");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void refusesFieldsThatTheFormDoesNotHave() {
        var answers = new LinkedHashMap<String, Integer>();
        for (var field : new String[] {"parameter.class", "requestedBy", "parameter."}) {
            var typed = new LinkedHashMap<>(DAY);
            typed.put(field, "java.lang.Runtime");
            answers.put(field, operator().submit(LAUNCH, typed).statusCode());
        }

        assertThat(answers.values()).containsOnly(400);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void refusesAJobThatNobodyDeclared() {
        var answer = operator().get("/jobs/nigthly/launch");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("known: nightly");
    }

    @Test
    void refusesAViewerWithoutATrace() {
        var viewer = new HttpConsole(port).as("viewer");
        var form = new LinkedHashMap<>(operator().filled(LAUNCH, DAY));
        form.put("_csrf", viewer.csrfOf("/"));

        var answer = viewer.post(LAUNCH, form);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(viewer.get(LAUNCH).statusCode()).isEqualTo(403);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void refusesAFormWithoutOrWithSomebodyElsesProtection() {
        var operator = operator();
        var form = operator.filled(LAUNCH, DAY);
        var without = new LinkedHashMap<>(form);
        without.remove("_csrf");
        var others = new LinkedHashMap<>(form);
        others.put("_csrf", new HttpConsole(port).as("admin").csrfOf("/"));

        assertThat(operator.post(LAUNCH, without).statusCode()).isEqualTo(403);
        assertThat(operator.post(LAUNCH, others).statusCode()).isEqualTo(403);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    private HttpConsole operator() {
        return new HttpConsole(port).as("operator");
    }
}
