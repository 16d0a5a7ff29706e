package com.globalmart.admin.export;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TurnableClock;
import com.globalmart.admin.page.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How files are sent, on a real PostgreSQL: whole, cut, broken off, and not too many at once. */
@ConsoleTest
class CsvExportsTests {

    @Autowired
    CsvExports exports;

    @Autowired
    DSLContext warehouse;

    @Autowired
    TurnableClock clock;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @AfterEach
    void turnBack() {
        clock.turnTo(Duration.ZERO);
    }

    @Test
    void cutsAFileThatIsTooLongAndSaysSoInItsLastLineAndInTheAudit() throws IOException {
        var counted = new Counted();

        exports.send(series(CsvExports.MOST_ROWS + 1), request(), counted.response());

        assertThat(counted.lines).isEqualTo(1 + CsvExports.MOST_ROWS + 1);
        assertThat(counted.end()).endsWith("\r\n1000000\r\n\"cut after 1,000,000 rows: choose less for the rest\"\r\n");
        assertThat(audited()).isEqualTo("1,000,000 rows, cut there, from 127.0.0.1");
    }

    @Test
    void sendsAFileOfJustAsManyRowsWhole() throws IOException {
        var response = new MockHttpServletResponse();

        exports.send(series(2_500), request(), response);

        assertThat(response.getContentAsString())
                .startsWith("number\r\n1\r\n2\r\n")
                .endsWith("\r\n2500\r\n");
        assertThat(audited()).isEqualTo("2,500 rows, whole, from 127.0.0.1");
    }

    @Test
    void sendsRowsBeforeAllAreRead() {
        var firstBytes = new CountDownLatch(1);
        var endless = new Export(
                "endless",
                "",
                warehouse.resultQuery(
                        "select n as number, case when n > 900000 then 1 / (n - n) end from generate_series(1, 1000000) n"));
        var response = new Listening(length -> firstBytes.countDown());

        assertThatThrownBy(() -> exports.send(endless, request(), response))
                .isInstanceOf(IllegalStateException.class) // the connection ends: nobody takes the file for a whole one
                .hasMessageContaining("endless");

        assertThat(firstBytes.getCount()).isZero();
        assertThat(audited()).matches("\\d{3},\\d{3} rows, broken off, from 127.0.0.1");
    }

    @Test
    void answersWithAPageWhenNothingCouldBeRead() {
        var response = new MockHttpServletResponse();
        var broken = new Export(
                "broken", "", warehouse.resultQuery("select 1 / (n - n) as number from generate_series(1, 3) n"));

        assertThatThrownBy(() -> exports.send(broken, request(), response)).isInstanceOf(DataAccessException.class);

        assertThat(response.getHeader("Content-Disposition")).isNull();
        assertThat(audited()).isEqualTo("0 rows, broken off, from 127.0.0.1");
    }

    @Test
    void saysInTheAuditThatSomebodyWentAway() {
        var response = new Listening(length -> {
            throw new UncheckedIOException(new IOException("the browser went away"));
        });

        assertThatThrownBy(() -> exports.send(series(500_000), request(), response))
                .isInstanceOf(IOException.class);

        assertThat(audited()).contains("broken off");
    }

    @Test
    void endsAfterTenMinutes() {
        var response = new Listening(length -> clock.turnTo(CsvExports.LONGEST.plusSeconds(1)));

        assertThatThrownBy(() -> exports.send(series(500_000), request(), response))
                .hasMessageContaining("10 min");

        assertThat(audited()).contains("broken off");
    }

    @Test
    void sendsTwoFilesAtOnceAndNoMore() throws Exception {
        var held = new CountDownLatch(CsvExports.AT_ONCE);
        var release = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int place = 0; place < CsvExports.AT_ONCE; place++) {
                executor.submit(() -> {
                    exports.send(series(20_000), request(), new Listening(length -> {
                        held.countDown();
                        await(release);
                    }));
                    return null;
                });
            }
            held.await();
            var response = new MockHttpServletResponse();

            assertThatThrownBy(() -> exports.send(series(1), request(), response))
                    .isInstanceOf(ProblemException.class);

            assertThat(response.getHeader("Retry-After")).isEqualTo("30");
            release.countDown();
        }
        exports.send(series(1), request(), new MockHttpServletResponse());
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.REASON.startsWith("20,000 rows, whole")))
                .isEqualTo(2);
    }

    private Export series(int rows) {
        return new Export(
                "numbers",
                "",
                warehouse.resultQuery("select n as number from generate_series(1, %d) n".formatted(rows)));
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest();
        request.setRemoteUser("viewer");
        return request;
    }

    private String audited() {
        return rows.warehouse().fetchSingle(AUDIT, AUDIT.ACTION.eq("export")).getReason();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts lines and keeps the last ones. */
    private static final class Counted {

        private final StringBuilder last = new StringBuilder();
        private long lines;

        Listening response() {
            return new Listening(bytes -> {
                var text = new String(bytes, StandardCharsets.UTF_8);
                lines += text.chars().filter(character -> character == '\n').count();
                last.append(text);
                last.delete(0, Math.max(0, last.length() - 200));
            });
        }

        String end() {
            return last.toString();
        }
    }
}
