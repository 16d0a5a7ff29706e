package com.globalmart.ingest;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.KafkaBroker;
import com.globalmart.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One broker and one database server for all tests of this JVM; topics and positions live on from test to test. */
final class TestPlatform {

    static final List<String> TOPICS = List.of(
            "transactions-topic", "product-views-topic", "cart-events-topic", "customers-topic", "products-topic");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> TABLES = List.of(
            "landing.sale",
            "landing.product_view",
            "landing.cart_event",
            "landing.customer_change",
            "landing.product_change",
            "landing.dead_letter",
            "landing.selected_letter",
            "landing.accepted_gap");

    private static final Path DIRECTORY = temporaryDirectory();
    private static final KafkaBroker KAFKA = KafkaBroker.start(DIRECTORY.resolve("kafka"), 0);
    private static PostgresServer postgres = startPostgres(0);

    static final JdbcClient DATABASE = migrated();
    static final JdbcClient WAREHOUSE =
            JdbcClient.create(new DriverManagerDataSource(warehouseJdbcUrl(), "migrator", ""));
    static final Admin ADMIN = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));

    private TestPlatform() {}

    static String bootstrapServers() {
        return KAFKA.bootstrapServers();
    }

    static String jdbcUrl() {
        return postgres.jdbcUrl("realtime");
    }

    static String warehouseJdbcUrl() {
        return postgres.jdbcUrl("warehouse");
    }

    static int postgresPort() {
        return postgres.port();
    }

    /** The application, which has made the topics that were missing. */
    static ConfigurableApplicationContext application(String... settings) {
        return application(IngestApplication.class, settings);
    }

    /** The application with a bean more. */
    static ConfigurableApplicationContext application(Class<?> source, String... settings) {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("--spring.kafka.bootstrap-servers", bootstrapServers());
        arguments.put("--spring.datasource.url", jdbcUrl());
        arguments.put("--globalmart.warehouse.url", warehouseJdbcUrl());
        arguments.put("--globalmart.ingest.topics.create", "true");
        arguments.put("--globalmart.fleet.password", "secret");
        arguments.put("--server.port", "0");
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            arguments.put(nameAndValue[0], nameAndValue[1]);
        }
        return new SpringApplicationBuilder(IngestApplication.class, source)
                .run(arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + "=" + argument.getValue())
                        .toArray(String[]::new));
    }

    static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2_000_000);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends the records and waits until the broker has them. */
    static List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        try (var producer = producer(Map.of())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            records.forEach(record -> sent.add(producer.send(record)));
            producer.flush();
            var acknowledged = new ArrayList<RecordMetadata>();
            for (Future<RecordMetadata> future : sent) {
                acknowledged.add(future.get());
            }
            return acknowledged;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every position of the topics stands at the end of its log. */
    static void awaitDrained() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> lag() == 0);
    }

    /** Records that are at the broker and neither landed nor dead letters. */
    static long lag() {
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
            lag += end.getValue()
                    - DATABASE.sql("select next_offset from landing.position where topic = ? and partition = ?")
                            .params(end.getKey().topic(), end.getKey().partition())
                            .query(Long.class)
                            .single();
        }
        return lag;
    }

    private static Map<TopicPartition, Long> ends() {
        try {
            var questions = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : ADMIN.describeTopics(TOPICS).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> questions.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            var ends = new HashMap<TopicPartition, Long>();
            ADMIN.listOffsets(questions).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void clearLanding() {
        DATABASE.sql("truncate " + String.join(", ", TABLES)).update();
    }

    static void stopPostgres() {
        postgres.close();
    }

    static void startPostgresAgain() {
        postgres = startPostgres(postgres.port());
    }

    private static PostgresServer startPostgres(int port) {
        return PostgresServer.start(DIRECTORY.resolve("postgres"), port, PostgresServer.Durability.THROWAWAY);
    }

    private static JdbcClient migrated() {
        try (var administrator =
                DriverManager.getConnection(postgres.jdbcUrl("postgres"), PostgresServer.SUPERUSER, "")) {
            Bootstrap.run(administrator);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        new Migration(Database.REALTIME, new DriverManagerDataSource(jdbcUrl(), "migrator", "")).run();
        new Migration(Database.WAREHOUSE, new DriverManagerDataSource(warehouseJdbcUrl(), "migrator", "")).run();
        return JdbcClient.create(new DriverManagerDataSource(jdbcUrl(), "migrator", ""));
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("ingest-tests");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(directory.toFile())));
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
