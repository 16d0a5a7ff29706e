package com.globalmart.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTests {

    private static final String TOPIC = "kept";
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void keepsItsRecordsFromOneStartToTheNext() throws Exception {
        String cluster;
        try (var broker = KafkaBroker.start(directory, 0)) {
            create(broker);
            produce(broker, "before");
            cluster = cluster(broker);
        }

        try (var broker = KafkaBroker.start(directory, 0)) {
            produce(broker, "after");

            assertThat(consume(broker, 2)).containsExactlyInAnyOrder("before", "after");
            assertThat(cluster(broker)).isEqualTo(cluster);
        }
    }

    @Test
    void startsAgainAfterItsJvmWasKilled() throws Exception {
        createAndProduceInAJvmThatIsKilled("before");

        try (var broker = KafkaBroker.start(directory, 0)) {
            produce(broker, "after");

            assertThat(consume(broker, 2)).containsExactlyInAnyOrder("before", "after");
        }
    }

    @Test
    void makesNoTopicByItself() {
        try (var broker = KafkaBroker.start(directory, 0);
                var admin = admin(broker)) {
            assertThatThrownBy(() ->
                            admin.describeTopics(List.of(TOPIC)).allTopicNames().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void tellsThatThePathIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> KafkaBroker.start(file, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void tellsThatThePortIsTaken() {
        try (var first = KafkaBroker.start(directory.resolve("first"), 0)) {
            assertThatThrownBy(() -> KafkaBroker.start(directory.resolve("second"), first.port()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("port " + first.port());
        }
    }

    @Test
    void startsOnlyOnceOnOneDirectory() throws Exception {
        try (var first = KafkaBroker.start(directory, 0)) {
            assertThatThrownBy(() -> KafkaBroker.start(directory, 0))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining(directory.toString());

            create(first);
            produce(first, "still there");
            assertThat(consume(first, 1)).containsExactly("still there");
        }
    }

    private void createAndProduceInAJvmThatIsKilled(String value) throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        directory.toString(),
                        value)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(jvm.inputReader().readLine()).isEqualTo("produced");
        jvm.destroyForcibly().waitFor();
    }

    /** Produces a record, says so and waits to be killed. */
    static final class Killed {

        private Killed() {}

        static void main(String[] arguments) throws Exception {
            var broker = KafkaBroker.start(Path.of(arguments[0]), 0);
            create(broker);
            produce(broker, arguments[1]);
            System.out.println("produced");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void create(KafkaBroker broker) throws Exception {
        try (var admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
    }

    private static String cluster(KafkaBroker broker) throws Exception {
        try (var admin = admin(broker)) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void produce(KafkaBroker broker, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, null, LONG_AGO.toEpochMilli(), value, value))
                    .get();
        }
    }

    private static List<String> consume(KafkaBroker broker, int expected) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Instant deadline = Instant.now().plusSeconds(30);
            while (values.size() < expected && Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
