package com.globalmart.admin.security;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of parameters that no page sends. */
@ConsoleTest
class ParameterTests {

    private static final String LAUNCH = "/jobs/nightly/launch";

    @LocalServerPort
    int port;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        rows.nightly();
    }

    @Test
    void areRefusedByNameWhereNobodyAsksForThem() {
        var viewer = new HttpConsole(port).as("viewer");

        for (var page : new String[] {"/", "/executions", "/requests/1", "/tonight/night", "/login"}) {
            var answer = viewer.get(page + "?sort=status&statsu=failed");
            assertThat(answer.statusCode()).as(page).isEqualTo(400);
            assertThat(answer.body()).as(page).contains("has no parameter &quot;sort&quot;");
        }
        assertThat(viewer.get("/executions?%3Cimg%20src=x%20onerror=alert(1)%3E=1")
                        .body())
                .contains("has no parameter &quot;&lt;img src&quot;")
                .doesNotContain("<img src=x", "alert");
    }

    @Test
    void areRefusedByNameWhereTheyComeTwice() {
        var answer = new HttpConsole(port).as("viewer").get("/executions?status=failed&status=completed");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("&quot;status&quot; was given 2 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=name;drop%20table%20x--",
                "sort=(select%201)",
                "dir=asc,(case%20when%201=1%20then%201%20end)",
                "status='%20or%20''='",
                "status=%25",
                "job=(a%2B)%2B$",
                "job=a'%3B%20select%20pg_sleep(10)--",
                "job=%25_%5C",
                "job=1st-of-March",
                "job=%00",
                "before=-1%20or%201=1",
                "before=1e9",
                "before=9223372036854775808",
                "size=-1",
                "size=1000000000",
                "page=2147483648",
                "limit=0"
            })
    void areRefusedByNameWhereTheirValueIsHostile(String query) {
        var viewer = new HttpConsole(port).as("viewer");
        var name = query.substring(0, query.indexOf('='));

        var answer = viewer.get("/executions?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("&quot;%s&quot;".formatted(name))
                .doesNotContain("Exception", "SQL", "syntax", "select ");
        assertThat(viewer.fragment("/executions?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void areRefusedWhereAFormWasNotMadeWithThem() {
        long execution = rows.execution("nightly", "STARTED", Instant.EPOCH, Duration.ZERO, "2026-03-14");
        var operator = new HttpConsole(port).as("operator");
        var stop = "/executions/%d/stop".formatted(execution);
        var form = operator.filled(stop, Map.of("requestedBy", "admin"));

        var foreign = operator.post(stop, form);
        form.remove("requestedBy");
        form.put("token", "1");
        var noToken = operator.post(stop, form);
        form.remove("token");
        var without = operator.post(stop, form);

        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("&quot;requestedBy&quot;");
        assertThat(noToken.statusCode()).isEqualTo(400);
        assertThat(noToken.body()).contains("&quot;token&quot;");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("&quot;token&quot;");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "../../etc/passwd",
                "classpath:application.yaml",
                "9999-12-31",
                "0001-01-01",
                "2026-02-30",
                "2026-03-14'; drop table ops.job--",
                "${jndi:ldap://127.0.0.1/x}",
                "#{T(java.lang.Runtime).getRuntime()}"
            })
    void areRefusedBesideTheFieldOfAJob(String value) {
        var answer = new HttpConsole(port).as("operator").submit(LAUNCH, Map.of("parameter.businessDate", value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected a day from 2000 to 2099");
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void areRefusedWhereTheyAreTooManyOrTooLarge() {
        var operator = new HttpConsole(port).as("operator");
        var many = new LinkedHashMap<>(operator.filled(LAUNCH, Map.of("parameter.businessDate", "2026-03-14")));
        for (int number = 0; number < 10_000; number++) {
            many.put("parameter.x" + number, "");
        }
        var large = operator.filled(LAUNCH, Map.of("parameter.businessDate", "1".repeat(1_000_000)));
        var overTheForm = operator.filled(LAUNCH, Map.of("parameter.businessDate", "1".repeat(70_000)));

        assertThat(operator.post(LAUNCH, many).statusCode()).isIn(400, 413);
        assertThat(operator.post(LAUNCH, large).statusCode()).isEqualTo(413);
        assertThat(operator.post(LAUNCH, overTheForm).statusCode()).isEqualTo(413);
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }
}
