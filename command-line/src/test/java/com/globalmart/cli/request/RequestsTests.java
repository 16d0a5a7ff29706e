package com.globalmart.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RequestsTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final Requests requests = new Requests(RealDatabases.get());

    @BeforeEach
    void noRequests() {
        RealDatabases.clean();
    }

    @Test
    void asksInTheNameOfThePersonAtTheShell() {
        requests.submit("launch", Map.of("job", "nightly"), "because");

        assertThat(warehouse
                        .sql("select concat_ws('|', actor, action, target, reason) from ops.audit")
                        .query(String.class)
                        .single())
                .isEqualTo(System.getProperty("user.name") + " (shell)|launch|nightly|because");
    }

    @Test
    void waitsForTheOutcome() {
        long request = submit();
        var waiting = CompletableFuture.supplyAsync(() -> requests.await(request, LONG));

        answer("DONE", "started");

        assertThat(waiting.join()).contains(new Requests.Done("started", null));
    }

    @Test
    void waitsNoLongerThanItWasTold() {
        assertThat(requests.await(submit(), Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void looksOnceEvenWithoutPatience() {
        long request = submit();
        answer("DONE", null);

        assertThat(requests.await(request, Duration.ZERO)).contains(new Requests.Done(null, null));
    }

    @Test
    void saysWhyItWasRefused() {
        long request = submit();
        answer("REFUSED", "it quotes a record:\u001b]0;owned\u0007");

        assertThatThrownBy(() -> requests.await(request, LONG))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.REFUSED))
                .hasMessage("refused: it quotes a record:\\u001b]0;owned\\u0007 (request 1)");
    }

    private long submit() {
        return requests.submit("launch", Map.of("job", "nightly"), null);
    }

    private void answer(String state, @Nullable String outcome) {
        warehouse
                .sql("update ops.request set state = :state, outcome = cast(:outcome as text)")
                .param("state", state)
                .param("outcome", outcome)
                .update();
    }
}
