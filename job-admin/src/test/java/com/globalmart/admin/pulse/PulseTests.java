package com.globalmart.admin.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class PulseTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Pulse pulse;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @Test
    void tellsWhatChangedAndNothingElse() throws InterruptedException {
        try (var page = new Page()) {
            page.awaitQuiet();

            rows.execution("nightly", "STARTED", Clock.systemUTC().instant(), Duration.ZERO, "2026-03-14");
            page.awaitNews("executions");

            rows.published(LocalDate.parse("2026-03-13"));
            rows.position("transactions-topic", 0, 5, 5);
            page.awaitNews("loads");
            page.awaitNews("landing");
            rows.node("node-1", Duration.ZERO);
            page.awaitNews("nodes");
            assertThat(page.lines).noneMatch(line -> line.contains("schedules"));
        }
    }

    @Test
    void tellsWhatChangedSinceThePageWasMade() throws InterruptedException {
        long before = pulse.version();
        try (var first = new Page()) {
            first.awaitQuiet();
            rows.node("node-1", Duration.ZERO);
            first.awaitNews("nodes");
        }
        try (var late = new Page(before)) {
            late.awaitNews("nodes");
        }
    }

    @Test
    void readsOnceForAllWhoFetchTheSame() {
        var reads = new AtomicInteger();
        var shared = new Shared(pulse);
        var part = HtmxRequest.builder().build();
        try (var page = new Page()) {
            page.awaitQuiet();
            var answers = Stream.generate(() -> shared.answer(part, "question", reads::incrementAndGet))
                    .limit(50)
                    .toList();
            assertThat(answers).containsOnly(1);
            assertThat(shared.answer(part, "another question", reads::incrementAndGet))
                    .isEqualTo(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsOnlyPeopleWhoHaveLoggedInListen() {
        assertThat(new HttpConsole(port).fragment("/pulse?since=0").statusCode())
                .isEqualTo(401);
    }

    /** An open page, as far as it hears what changes. */
    private final class Page implements AutoCloseable {

        final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> stream;

        Page() {
            this(pulse.version());
        }

        Page(long since) {
            stream = new HttpConsole(port).as("viewer").stream("/pulse?since=" + since);
            Thread.ofVirtual().start(this::read);
            await().until(pulse::isListenedTo);
        }

        private void read() {
            try {
                stream.forEach(lines::add);
            } catch (UncheckedIOException e) {
                lines.add("closed: " + e.getMessage());
            }
        }

        /** What was changed before the page was opened has been told. */
        void awaitQuiet() throws InterruptedException {
            Thread.sleep(2 * Pulse.EVERY_MS);
            lines.clear();
        }

        void awaitNews(String topic) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(lines).anyMatch(line -> line.matches("data:.*\\b" + topic + "\\b.*")));
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
