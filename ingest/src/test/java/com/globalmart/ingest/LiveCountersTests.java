package com.globalmart.ingest;

import static com.globalmart.ingest.Asking.answer;
import static com.globalmart.ingest.Asking.count;
import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.landing.LiveCounters;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The live views show what has landed, seconds later. */
@ExtendWith(OutputCaptureExtension.class)
class LiveCountersTests {

    /** What the view should say, counted from landing itself. */
    private static final String LANDED = """
            (select date_trunc('minute', occurred_at) as minute, country, coalesce(currency, '') as currency, count(*) as orders,
                    sum((select sum(q) from unnest(quantities) q)) as units, sum(total_amount) as sales
             from landing.sale
             group by 1, 2, 3) landed
            """;

    @BeforeEach
    void clear() {
        TestPlatform.clearLanding();
        Asking.forgetMendedAndOldGenerations();
        DATABASE.sql("delete from landing.sale_minute").update();
    }

    @AfterEach
    void forget() {
        DATABASE.sql("grant execute on function landing.count_minutes() to ingest_writer")
                .update();
        Asking.forgetMendedAndOldGenerations();
    }

    @Test
    void equalWhatLanded() {
        try (var application = TestPlatform.application(
                "--globalmart.ingest.counting.interval=200ms", "--globalmart.ingest.request.poll=100ms")) {
            for (int round = 0; round < 5; round++) {
                send(sales(100));
            }
            awaitDrained();
            Asking.deadLetter(Sales.TOPIC, 1, "bad");
            UUID selection = UUID.randomUUID();
            Asking.select(selection, Sales.TOPIC, 1, null, saleNow(1));
            assertThat(answer(Asking.mend(selection)).state()).isEqualTo("DONE");

            await().atMost(PATIENCE).until(() -> ordersShown() == 501);
            assertThat(count("(select minute, country, currency, orders, units, sales from landing.live_sales"
                            + " except select * from " + LANDED + ") wrong"))
                    .isZero();
            assertThat(count("landing.live_sales")).isEqualTo(count(LANDED)).isGreaterThan(1);
            assertThat(application.getBean(LiveCounters.class).count()).isZero();
        }
    }

    @Test
    void standStillQuietlyWhereTheyCannotBeCounted(CapturedOutput output) {
        DATABASE.sql("revoke execute on function landing.count_minutes() from ingest_writer")
                .update();
        try (var application = TestPlatform.application("--globalmart.ingest.counting.interval=50ms")) {
            send(sales(10));
            awaitDrained();
            await().atMost(PATIENCE).until(() -> output.getAll().contains("the live views stand still"));
            send(sales(10));
            awaitDrained();
            assertThat(count("landing.sale")).isEqualTo(20);

            DATABASE.sql("grant execute on function landing.count_minutes() to ingest_writer")
                    .update();
            await().atMost(PATIENCE).until(() -> ordersShown() == 20);
            assertThat(output.getAll().lines().filter(line -> line.contains("the live views stand still")))
                    .hasSize(1);
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void endForReadersWhoAskForTooLong() throws SQLException {
        try (var application = TestPlatform.application(
                        "--globalmart.ingest.readers.query-limit=2s", "--globalmart.ingest.readers.look=200ms");
                var reader = DriverManager.getConnection(TestPlatform.jdbcUrl(), "live_reader", "");
                var statement = reader.createStatement()) {
            statement.execute("set statement_timeout = 0");

            assertThatThrownBy(() -> statement.execute("select pg_sleep(600)"))
                    .extracting(ended -> ((SQLException) ended).getSQLState())
                    .isEqualTo("57P01");
            assertThat(application.isActive()).isTrue();
        }
    }

    private static long ordersShown() {
        return DATABASE.sql("select coalesce(sum(orders), 0) from landing.live_sales")
                .query(Long.class)
                .single();
    }

    private static ArrayList<ProducerRecord<byte[], byte[]>> sales(int count) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < count; i++) {
            records.add(Sales.in(i % 3, saleNow(i)));
        }
        return records;
    }

    private static String saleNow(int number) {
        return Sales.json(UUID.randomUUID())
                .replace(
                        "2026-03-14T15:09:26.535897",
                        Instant.now().minusSeconds(number * 7L).toString())
                .replace("Germany", number % 2 == 0 ? "Germany" : "Japan")
                .replace("59.98", number + ".25");
    }
}
