package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Bad records beside good ones: the bad are kept with a reason, the good land. */
class PoisonTests {

    private static @Nullable ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = TestPlatform.application();
        awaitDrained();
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @Test
    void keepsFiveHundredBadRecordsAtOnceAndLandsTheirNeighbours() {
        double before = deadLettersCounted();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < 500; i++) {
            if (i % 100 == 0) {
                records.add(Sales.in(0, Sales.json(UUID.randomUUID())));
            }
            records.add(Sales.in(0, "not JSON " + i));
        }

        send(records);
        awaitDrained();

        assertThat(reasons()).hasSize(500).containsOnly("NOT_JSON");
        assertThat(landed()).isEqualTo(5);
        await().atMost(TestPlatform.PATIENCE).until(() -> deadLettersCounted() - before == 500);
    }

    @Test
    void survivesRecordsThatAreDeepLongOrBroken() {
        String deep = withUnknown("[".repeat(10_000) + "]".repeat(10_000));
        String longText = withUnknown("\"" + "x".repeat(1_000_000) + "\"");
        String longUser = Sales.json(UUID.randomUUID()).replace("USER_1", "U".repeat(1_000_000));
        String longNumber = Sales.json(UUID.randomUUID()).replace("59.98", "9".repeat(1_000_000));
        byte[] notUtf8 =
                Sales.json(UUID.randomUUID()).replace("USER_1", "K\u00f6ln").getBytes(ISO_8859_1);
        byte[] zero = Sales.json(UUID.randomUUID()).replace("USER_1", "\0").getBytes(UTF_8);
        String halfACharacter = withUnknown("\"\\ud83d\"");

        send(List.of(
                Sales.in(0, deep),
                Sales.in(0, longText),
                Sales.in(0, longUser),
                Sales.in(0, longNumber),
                new ProducerRecord<>(Sales.TOPIC, 0, null, notUtf8),
                new ProducerRecord<>(Sales.TOPIC, 0, null, zero),
                Sales.in(0, halfACharacter),
                Sales.in(0, Sales.json(UUID.randomUUID()))));
        awaitDrained();

        assertThat(reasons())
                .containsExactly(
                        "INVALID_FIELD", "INVALID_FIELD", "INVALID_FIELD", "NOT_JSON", "NOT_JSON", "INVALID_FIELD");
        assertThat(landed()).isEqualTo(2);
        assertThat(DATABASE.sql("select max(length(extra ->> 'unknown')) from landing.sale")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_000_000);
    }

    private static String withUnknown(String value) {
        return Sales.json(UUID.randomUUID()).replaceFirst("\\{", "{\"unknown\":" + value.replace("\\", "\\\\") + ",");
    }

    private static List<String> reasons() {
        return DATABASE.sql("select reason from landing.dead_letter order by log_offset")
                .query(String.class)
                .list();
    }

    private static long landed() {
        return DATABASE.sql("select count(*) from landing.sale")
                .query(Long.class)
                .single();
    }

    private static double deadLettersCounted() {
        if (application == null) {
            throw new IllegalStateException("not started");
        }
        return application.getBean(MeterRegistry.class).find("ingest.dead.letter").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
