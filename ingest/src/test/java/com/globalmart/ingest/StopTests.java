package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;
import static com.globalmart.ingest.TestPlatform.PATIENCE;
import static com.globalmart.ingest.TestPlatform.application;
import static com.globalmart.ingest.TestPlatform.awaitDrained;
import static com.globalmart.ingest.TestPlatform.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.ingest.landing.LandedTopic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What does not pass by itself stops landing; when somebody has mended it, landing goes on by itself. */
@ExtendWith(OutputCaptureExtension.class)
class StopTests {

    private static final String AGAIN_SOON = "--globalmart.ingest.consumer.try-again-after=1s";
    private static final String TELL_ALL = "--logging.level.com.globalmart.ingest=info";
    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    @BeforeEach
    void clearLanding() {
        TestPlatform.clearLanding();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42501 | revoke insert on landing.sale from ingest_writer | grant insert on landing.sale to ingest_writer",
                "42501 | revoke insert on landing.dead_letter from ingest_writer"
                        + " | grant insert on landing.dead_letter to ingest_writer",
                "42703 | alter table landing.sale rename column user_id to renamed"
                        + " | alter table landing.sale rename column renamed to user_id"
            })
    void goesOnByItselfWhenItIsMended(String sqlState, String broken, String mended, CapturedOutput output) {
        try (var application = application(AGAIN_SOON, TELL_ALL)) {
            awaitDrained();
            long begin = Seen.position(0);
            DATABASE.sql(broken).update();

            send(List.of(
                    Sales.in(0, Sales.json(UUID.randomUUID())),
                    Sales.in(0, "not JSON"),
                    Sales.in(0, Sales.json(UUID.randomUUID()))));
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("DOWN"));
            await().atMost(PATIENCE).until(() -> output.getAll().contains("stopped again for the same cause"));

            assertThat(Seen.details(application)).contains(sqlState, "What to do");
            assertThat(Seen.value(application, "ingest.stopped")).isOne();
            assertThat(Seen.value(application, "ingest.paused")).isOne();
            assertThat(Seen.count("landing.dead_letter")).isZero();
            assertThat(Seen.position(0)).isEqualTo(begin);

            DATABASE.sql(mended).update();
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("UP"));

            assertThat(Seen.distinctSales()).isEqualTo(2);
            assertThat(Seen.count("landing.dead_letter")).isOne();
            assertThat(Seen.value(application, "ingest.stopped")).isZero();
            assertThat(output.getAll()).contains("what it had stopped for is mended");
            assertThat(output.getAll().lines().filter(line -> line.contains("ERROR c.g.i.c.ConsumerThreads")))
                    .singleElement()
                    .asString()
                    .contains(sqlState);
        } finally {
            if (!isMended(broken)) {
                DATABASE.sql(mended).update();
            }
        }
    }

    /** Spring Kafka has committed such a poll once (issue 3843). */
    @Test
    void landsAndCommitsNothingWhereAnErrorIsThrown() throws Exception {
        try (var application = application(Breakable.class, AGAIN_SOON)) {
            send(List.of(Sales.in(0, Sales.json(UUID.randomUUID()))));
            awaitDrained();
            TestPlatform.clearLanding();
            long begin = Seen.position(0);
            await().atMost(PATIENCE).until(() -> committedAtBroker() == begin);

            BROKEN.set(true);
            send(List.of(Sales.in(0, Sales.json(UUID.randomUUID())), Sales.in(0, Sales.json(UUID.randomUUID()))));
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("DOWN"));

            assertThat(Seen.position(0)).isEqualTo(begin);
            assertThat(committedAtBroker()).isEqualTo(begin);
            assertThat(Seen.count("landing.sale") + Seen.count("landing.dead_letter"))
                    .isZero();

            BROKEN.set(false);
            awaitDrained();
            await().atMost(PATIENCE).until(() -> Seen.code(application).equals("UP"));
            assertThat(Seen.distinctSales()).isEqualTo(2);
        } finally {
            BROKEN.set(false);
        }
    }

    private static boolean isMended(String broken) {
        return broken.contains("renamed")
                && DATABASE.sql("select count(*) from information_schema.columns where table_schema = 'landing'"
                                        + " and table_name = 'sale' and column_name = 'user_id'")
                                .query(Long.class)
                                .single()
                        == 1;
    }

    private static long committedAtBroker() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = TestPlatform.ADMIN
                .listConsumerGroupOffsets("globalmart-ingest")
                .partitionsToOffsetAndMetadata()
                .get();
        OffsetAndMetadata offset = committed.get(new TopicPartition(Sales.TOPIC, 0));
        return offset == null ? -1 : offset.offset();
    }

    @Configuration(proxyBeanMethods = false)
    static class Breakable {

        @Bean
        static BeanPostProcessor throwsErrors() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof LandedTopic<?> topic && topic.name().equals(Sales.TOPIC)
                            ? breakable(topic)
                            : bean;
                }
            };
        }

        private static <T> LandedTopic<T> breakable(LandedTopic<T> topic) {
            return LandedTopic.ofEvents(
                    topic.name(),
                    fields -> {
                        if (BROKEN.get()) {
                            throw new StackOverflowError("as a test wants it");
                        }
                        return topic.parser().apply(fields);
                    },
                    topic.table());
        }
    }
}
