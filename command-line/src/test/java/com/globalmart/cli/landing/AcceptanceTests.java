package com.globalmart.cli.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.PlayedIngest;
import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AcceptanceTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final JdbcClient realtime = RealDatabases.owner(Database.REALTIME);
    private final JdbcClient warehouse = RealDatabases.owner(Database.WAREHOUSE);
    private final Printed printed = new Printed();

    @BeforeEach
    void aPositionOfTwoGenerations() {
        RealDatabases.clean();
        realtime.sql("""
                        insert into landing.position values ('transactions-topic', 1, 0, 900, 'a', 900, now()),
                            ('transactions-topic', 2, 0, 500, 'b', 500, now()),
                            ('transactions-topic', 2, -1, 4, '', 0, now())""").update();
    }

    @Test
    void asksForThePositionOfTheNewestGeneration() {
        var ingest = PlayedIngest.answers("DONE", "goes on at offset 900, 400 offsets were given up");

        int status = ask(LONG, "transactions-topic", 0);

        ingest.join();
        assertThat(status).isEqualTo(ExitStatus.DONE);
        assertThat(warehouse
                        .sql("select kind || parameters from ops.request")
                        .query(String.class)
                        .single())
                .isEqualTo("accept_position{\"about\": \"position transactions-topic/2-0/500\", \"topic\":"
                        + " \"transactions-topic\", \"expected\": \"500\", \"partition\": \"0\"}");
        assertThat(warehouse
                        .sql("select concat_ws('|', action, target, reason) from ops.audit")
                        .query(String.class)
                        .single())
                .isEqualTo("accept_position|position transactions-topic/2-0/500|the disk of the broker broke");
        assertThat(printed.lines())
                .satisfiesExactly(
                        meaning -> assertThat(meaning)
                                .startsWith("ingest expects offset 500 of transactions-topic 0 (generation 2).")
                                .contains("given up for good", "as generation 3"),
                        asked -> assertThat(asked)
                                .isEqualTo("request 1: accept_position, position transactions-topic/2-0/500"),
                        done -> assertThat(done).isEqualTo("done: goes on at offset 900, 400 offsets were given up"));
    }

    @Test
    void saysWhyIngestRefused() {
        var ingest = PlayedIngest.answers("REFUSED", "transactions-topic-0 lands,\u001b[2J nothing is to be accepted");

        assertThatThrownBy(() -> ask(LONG, "transactions-topic", 0))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.REFUSED))
                .hasMessage("refused: transactions-topic-0 lands,\\u001b[2J nothing is to be accepted (request 1)");
        ingest.join();
    }

    @Test
    void saysThatIngestDidNotAnswerAndThatTheRequestStays() {
        int status = ask(Duration.ofMillis(300), "transactions-topic", 0);

        assertThat(status).isEqualTo(ExitStatus.NOT_RUNNING);
        assertThat(printed.lines().getLast())
                .startsWith(
                        "request 1 has no outcome after 0 s: ingest is still at it, waits for something, or does not run.");
        assertThat(warehouse
                        .sql("select state from ops.request")
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN");
    }

    @Test
    void asksForNothingThatIsNotThere() {
        assertThatThrownBy(() -> ask(LONG, "transactions-topic", -1))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.USAGE))
                .hasMessage(
                        "no partition -1 of topic 'transactions-topic' has a position, known: transactions-topic 0");
        assertThat(warehouse
                        .sql("select count(*) from ops.request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private int ask(Duration patience, String topic, int partition) {
        var requests = new LandingRequests(RealDatabases.get(), patience, printed.out());
        return new Acceptance(new Positions(RealDatabases.get()), requests, printed.out())
                .ask(topic, partition, "the disk of the broker broke");
    }
}
