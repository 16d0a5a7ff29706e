package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does about records that cannot be read, typed at the shell and carried out by the real ingest. */
class DeadLetterEndToEndTests {

    private static final String SALES = "transactions-topic";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void mendsOneDiscardsOneAndDoesNothingTheSecondTime(@TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        var good = Files.write(temporary.resolve("good.json"), sale());
        try (var up = RunningCommand.start(directory, "up", "--apps", "ingest")) {
            up.awaitOutput("ready in");
            var broken = send(up, "not json \u001b[2J");
            var hopeless = send(up, "{}");
            awaitDeadLetters(up, 2);

            assertThat(up.type("landing").text())
                    .contains("transactions-topic", "products-topic", "Open dead letters: 2 ")
                    .doesNotContain("has lost records", "No log has been looked at");

            assertThat(up.type("dead-letters").text()).contains("NOT_JSON", "MISSING_FIELD", broken, hopeless);
            assertThat(up.type("dead-letters", "show", broken).text()).contains("not json \\u001b[2J");
            assertThat(up.type("dead-letters", "show", broken, "--raw").text()).isEqualTo("not json \u001b[2J");

            var unreadable = up.type("dead-letters", "redrive", broken, "--reason", "try");
            assertThat(unreadable.status()).as(unreadable.text()).isEqualTo(ExitStatus.REFUSED);
            assertThat(mendedSales(up)).isZero();

            var mended = up.type("dead-letters", "mend", broken, "--value", good.toString(), "--reason", "repaired");
            assertThat(mended.status()).as(mended.text()).isZero();
            assertThat(mendedSales(up)).isEqualTo(1);

            var again = up.type("dead-letters", "mend", broken, "--value", good.toString(), "--reason", "repaired");
            assertThat(again.status()).isEqualTo(ExitStatus.REFUSED);
            assertThat(again.text()).contains("is MENDED since", "nothing was asked for");
            assertThat(mendedSales(up)).isEqualTo(1);

            var discarded = up.type("dead-letters", "discard", "--reason-code", "MISSING_FIELD", "--reason", "a test");
            assertThat(discarded.status()).as(discarded.text()).isZero();
            assertThat(up.type("dead-letters", "discard", "--all", "--reason", "a test")
                            .text())
                    .contains("0 dead letters: all open of all topics: nothing to do");
            assertThat(states(up)).containsExactly("DISCARDED", "MENDED");
            assertThat(audit(up))
                    .containsExactly(
                            "mend_dead_letters|dead letter %s|try".formatted(broken),
                            "mend_dead_letters|dead letter %s|repaired".formatted(broken),
                            "discard_dead_letters|1 dead letter: MISSING_FIELD of all topics|a test");

            var notLost = up.type("landing", "accept", SALES, "0", "--reason", "by mistake");
            assertThat(notLost.status()).as(notLost.text()).isEqualTo(ExitStatus.REFUSED);
        }
    }

    private static byte[] sale() throws IOException {
        var value = ContractExample.all().stream()
                .filter(example ->
                        example.topic().equals(SALES) && example.fate().equals("fact"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(value).isNotNull();
        return value == null ? new byte[0] : value;
    }

    /** Returns the name of the dead letter that it becomes. */
    private static String send(RunningCommand up, String value) throws Exception {
        await().atMost(PATIENCE).until(() -> !positions(up).isEmpty()); // ingest has made the topic
        var settings =
                Map.<String, Object>of("bootstrap.servers", up.endpoints().bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<byte[], byte[]>(SALES, 0, null, value.getBytes(StandardCharsets.UTF_8));
            return "%s/1-0/%d".formatted(SALES, producer.send(record).get().offset());
        }
    }

    private static List<String> positions(RunningCommand up) {
        return realtime(up, "select partition::text from landing.position where topic = 'transactions-topic'");
    }

    private static void awaitDeadLetters(RunningCommand up, int letters) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(up)).hasSize(letters));
    }

    private static List<String> states(RunningCommand up) {
        return realtime(up, "select state from landing.dead_letter order by state");
    }

    private static int mendedSales(RunningCommand up) {
        return realtime(up, "select log_offset::text from landing.sale where partition = -1")
                .size();
    }

    private static List<String> audit(RunningCommand up) {
        return up.databases()
                .client(Database.WAREHOUSE)
                .sql("""
                        select concat_ws('|', action, target, reason) from ops.audit
                        where request_id is not null order by audit_id""")
                .query(String.class)
                .list();
    }

    private static List<String> realtime(RunningCommand up, String sql) {
        return up.databases()
                .client(Database.REALTIME)
                .sql(sql)
                .query(String.class)
                .list();
    }
}
