package com.globalmart.cli.landing;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LandingViewTests {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final JdbcClient owner = RealDatabases.owner(Database.REALTIME);
    private final Printed printed = new Printed();

    @BeforeEach
    void nothing() {
        RealDatabases.clean();
    }

    @Test
    void saysThatNothingHasBegun() {
        print(AT_ONCE);

        assertThat(printed.text()).startsWith("ingest has begun no partition yet");
    }

    @Test
    void showsEveryPartitionWithItsLagAndWhatIsPublished() {
        position("transactions-topic", 1, 0, 1200, 1234);
        position("transactions-topic", 1, -1, 2, 0);
        position("carts-topic", 1, 0, 7, 7);
        owner.sql("insert into landing.published_position values ('transactions-topic', 1, 0, 1000, 3, now())")
                .update();
        owner.sql("""
                        insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail,
                            record_timestamp, received_at, state)
                        values ('transactions-topic', 1, 0, 8, 'NOT_JSON', 'x', now(), now(), 'OPEN'),
                            ('transactions-topic', 1, 0, 9, 'NOT_JSON', 'x', now(), now(), 'MENDED')""").update();

        print(AT_ONCE);

        assertThat(printed.lines().get(2).split(" {2,}"))
                .startsWith("carts-topic", "0", "1", "7", "7", "0")
                .endsWith("0", "0");
        assertThat(printed.lines().get(3).split(" {2,}"))
                .containsExactly("transactions-topic", "mended", "1", "2", "0", "0");
        assertThat(printed.lines().get(4).split(" {2,}"))
                .startsWith("transactions-topic", "0", "1", "1,200", "1,234", "34")
                .endsWith("1,000", "1");
        assertThat(printed.text())
                .contains("Records that have not landed: 34.", "Open dead letters: 1 (./globalmart dead-letters).")
                .doesNotContain("No log has been looked at", "ends at");
    }

    @Test
    void saysThatNobodyLooksAtTheLogs() {
        position("transactions-topic", 1, 0, 5, 5);
        seen("transactions-topic", Duration.ofMinutes(3));

        print(AT_ONCE);

        assertThat(printed.text()).contains("No log has been looked at for 3 min 0", "No open dead letters.");
    }

    @Test
    void saysWhichTopicIsNotTheOneThatIsKnown() {
        position("transactions-topic", 1, 0, 5, 5);
        position("carts-topic", 1, 0, 5, 5);
        seen("transactions-topic", Duration.ofMinutes(3));

        print(AT_ONCE);

        assertThat(printed.text())
                .contains("or longer: transactions-topic 0. It does not find the topics")
                .doesNotContain("No log has been looked at");
    }

    @Test
    void accusesNoLogThatWasNotSeenAgain() {
        position("transactions-topic", 1, 0, 900, 200);

        print(Duration.ofMillis(600));

        assertThat(printed.text()).doesNotContain("has lost records");
    }

    @Test
    void accusesNoLogThatIsLongEnoughAtTheNextLook() {
        position("transactions-topic", 1, 0, 900, 890);

        whilePrinting(() -> owner.sql("update landing.position set log_end = 905, log_end_seen_at = clock_timestamp()")
                .update());

        assertThat(printed.text()).doesNotContain("has lost records");
    }

    @Test
    void namesALogThatIsTooShortAtTheNextLookToo() {
        position("transactions-topic", 1, 0, 900, 200);

        whilePrinting(() -> owner.sql("update landing.position set log_end_seen_at = clock_timestamp()")
                .update());

        assertThat(printed.text())
                .contains("transactions-topic 0 has landed up to offset 900, and its log ends at 200")
                .contains("./globalmart landing accept transactions-topic 0");
    }

    @Test
    void saysWhatWasLostWithATopicAndWhatWasGivenUp() {
        position("transactions-topic", 1, 0, 90, 100, "the first");
        position("transactions-topic", 2, 0, 5, 5, "made anew");
        position("carts-topic", 1, 1, 30, 40, "the same"); // goes on as the next generation, where it stood
        position("carts-topic", 2, 1, 40, 40, "the same");
        owner.sql("""
                        insert into landing.accepted_gap
                        values ('carts-topic', 1, 2, 500, 900, 17, '2026-03-14 15:09:26Z')""").update();

        print(AT_ONCE);

        assertThat(printed.text())
                .contains("1 (ended)")
                .contains(
                        "Generation 1 of transactions-topic 0 ended before its log did, as last seen: lost records: 10.")
                .contains("Offsets 500 to 899 of carts-topic 2 (generation 1) were given up, by request 17 at"
                        + " 2026-03-14 15:09:26 UTC.")
                .doesNotContain("have not landed: ", "of carts-topic 1 ended");
    }

    @Test
    void saysWhoKeepsLandingWaiting() throws SQLException {
        position("transactions-topic", 1, 0, 5, 5);
        try (var holder =
                RealDatabases.get().dataSource(Database.REALTIME, "migrator").getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                lock.execute("lock table landing.sale in share mode");
            }

            print(AT_ONCE);

            holder.rollback();
        }
        assertThat(printed.text())
                .contains("(migrator, globalmart) holds a lock since ")
                .contains("for which landing may wait: lock table landing.sale in share mode");
    }

    /** What ingest does at its looks, over and over until the command has printed. */
    private void whilePrinting(Runnable look) {
        var printing = CompletableFuture.runAsync(() -> print(LONG));
        Awaitility.await().atMost(LONG.multipliedBy(2)).until(() -> {
            if (printed.text().contains("log end")) { // the table is there: what comes now is newer
                look.run();
            }
            return printing.isDone();
        });
        printing.join();
    }

    private void print(Duration lookAgainFor) {
        new LandingView(new Positions(RealDatabases.get()), lookAgainFor, printed.out()).print();
    }

    private void seen(String topic, Duration ago) {
        owner.sql("update landing.position set log_end_seen_at = now() - make_interval(secs => ?) where topic = ?")
                .param(ago.toSeconds())
                .param(topic)
                .update();
    }

    private void position(String topic, int generation, int partition, long nextOffset, long logEnd) {
        position(topic, generation, partition, nextOffset, logEnd, "id");
    }

    private void position(String topic, int generation, int partition, long nextOffset, long logEnd, String topicId) {
        owner.sql("insert into landing.position values (?, ?, ?, ?, ?, ?, now())")
                .params(topic, generation, partition, nextOffset, topicId, logEnd)
                .update();
    }
}
