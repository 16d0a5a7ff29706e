package com.globalmart.ingest;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.KafkaBroker;
import com.globalmart.embedded.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One broker and one database server for all tests of this JVM; topics and positions live on from test to test. */
public final class TestPlatform {

    public static final List<String> TOPICS = List.of(
            "transactions-topic", "product-views-topic", "cart-events-topic", "customers-topic", "products-topic");
    public static final Duration PATIENCE = Duration.ofSeconds(60); // the machine may have other things to do

    private static final List<String> TABLES = List.of(
            "landing.sale",
            "landing.product_view",
            "landing.cart_event",
            "landing.customer_change",
            "landing.product_change",
            "landing.selected_letter",
            "landing.dead_letter",
            "landing.accepted_gap");

    private static final Path DIRECTORY = temporaryDirectory();
    private static KafkaBroker kafka = KafkaBroker.start(DIRECTORY.resolve("kafka"), 0);
    private static PostgresServer postgres = startPostgres(0);

    public static final JdbcClient DATABASE = migrated();
    public static final JdbcClient WAREHOUSE = client(warehouseJdbcUrl(), "migrator");
    public static final Admin ADMIN =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));

    private TestPlatform() {}

    public static String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public static String jdbcUrl() {
        return postgres.jdbcUrl("realtime");
    }

    static String warehouseJdbcUrl() {
        return postgres.jdbcUrl("warehouse");
    }

    static int postgresPort() {
        return postgres.port();
    }

    /** The application, which has made the topics that were missing. */
    public static ConfigurableApplicationContext application(String... settings) {
        return application(IngestApplication.class, settings);
    }

    /** The application with a bean more. */
    static ConfigurableApplicationContext application(Class<?> source, String... settings) {
        return new SpringApplicationBuilder(IngestApplication.class, source)
                .run(arguments(settings).toArray(String[]::new));
    }

    /** The command line of the application that works on this platform; settings given twice are the later ones. */
    public static List<String> arguments(String... settings) {
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
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .toList();
    }

    public static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        var all = new HashMap<String, Object>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2_000_000);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends the records and waits until the broker has them. */
    public static List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
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
    public static void awaitDrained() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> lag() == 0);
    }

    /** Records that are at the broker and neither landed nor dead letters. */
    public static long lag() {
        var positions = new HashMap<TopicPartition, Long>();
        DATABASE.sql("select topic, partition, next_offset from landing.position where partition >= 0")
                .query(row -> {
                    positions.put(
                            new TopicPartition(row.getString("topic"), row.getInt("partition")),
                            row.getLong("next_offset"));
                });
        long lag = 0;
        for (Map.Entry<TopicPartition, LogExtent> log : logs().entrySet()) {
            Long position = positions.get(log.getKey());
            if (position == null) {
                throw new IllegalStateException("%s has no position yet".formatted(log.getKey()));
            }
            lag += log.getValue().end() - position;
        }
        return lag;
    }

    /**
     * What the broker has of a partition.
     *
     * @param start its first offset
     * @param end the offset behind its last
     */
    public record LogExtent(long start, long end) {}

    /** What the broker has of all partitions of all topics. */
    public static Map<TopicPartition, LogExtent> logs() {
        try {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : ADMIN.describeTopics(TOPICS).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
            }
            var starts = ADMIN.listOffsets(each(partitions, OffsetSpec.earliest()))
                    .all()
                    .get();
            var ends = ADMIN.listOffsets(each(partitions, OffsetSpec.latest()))
                    .all()
                    .get();
            var logs = new HashMap<TopicPartition, LogExtent>();
            for (TopicPartition partition : partitions) {
                logs.put(
                        partition,
                        new LogExtent(
                                starts.get(partition).offset(),
                                ends.get(partition).offset()));
            }
            return logs;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <V> Map<TopicPartition, V> each(List<TopicPartition> partitions, V value) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> value));
    }

    /** Empty logs and tables, and no positions: the next application begins where the logs are now. */
    public static void reset() {
        try {
            var missing = new ArrayList<>(TOPICS);
            missing.removeAll(ADMIN.listTopics().names().get());
            ADMIN.createTopics(missing.stream()
                            .map(topic -> new NewTopic(topic, 3, (short) 1)
                                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))
                            .toList())
                    .all()
                    .get();
            ADMIN.deleteRecords(each(List.copyOf(logs().keySet()), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        clearLanding();
        DATABASE.sql("delete from landing.position").update();
    }

    public static void clearLanding() {
        DATABASE.sql("truncate " + String.join(", ", TABLES)).update();
    }

    /** A connection that may do everything. */
    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), PostgresServer.SUPERUSER, "");
    }

    public static int databasePort() {
        return postgres.port();
    }

    /** Finishes what runs, then stops. */
    public static void stopPostgres() {
        postgres.close();
    }

    /** Stops without finishing anything. */
    public static void crashPostgres() {
        postgres.crash();
    }

    /** Kills the first process of the server. */
    public static void killPostgres() {
        postgres.kill();
    }

    /** On the port and with the data it had. */
    public static void startPostgresAgain() {
        postgres.close();
        postgres = startPostgres(postgres.port());
    }

    public static void stopKafka() {
        kafka.close();
    }

    /** On the port and with the logs it had. */
    public static void startKafkaAgain() {
        kafka.close();
        kafka = KafkaBroker.start(DIRECTORY.resolve("kafka"), kafka.port());
    }

    /** Survives a crash with all that was committed. */
    private static PostgresServer startPostgres(int port) {
        return PostgresServer.start(DIRECTORY.resolve("postgres"), port, PostgresServer.Durability.KEPT);
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
        return client(jdbcUrl(), "migrator");
    }

    /** Keeps its connections, each looked at before it is used: the tests stop the server and start it again. */
    static JdbcClient client(String url, String role) {
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(role);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        return JdbcClient.create(pool);
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
