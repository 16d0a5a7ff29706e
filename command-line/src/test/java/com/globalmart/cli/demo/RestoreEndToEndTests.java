package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is made in the middle of the first night; the shop goes on into its second day, and then the disk of the database is
 * lost. Restored into a new server, the platform recovers that night, lands from Kafka what has come since, and runs the second.
 */
class RestoreEndToEndTests {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void goesOnFromABackupAfterTheDatabaseWasLost(@TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        var backup = temporary.resolve("backup.zip").toString();
        try (var demo = RunningCommand.start(
                directory,
                "demo",
                "--days",
                "2",
                "--events-per-day",
                "40000",
                "--customers",
                "5000",
                "--products",
                "500")) {
            demo.awaitOutput("ready in");
            awaitFactsBeingLoaded(demo.databases());
            assertThat(demo.type("backup", "--to", backup))
                    .satisfies(said -> assertThat(said.status()).as(said.text()).isZero());
            var atBackup = new LandedNumbers(demo.databases()).positions();
            await().atMost(PATIENCE).until(() -> !atBackup.equals(new LandedNumbers(demo.databases()).positions()));
            demo.killEverything();
        }

        FileUtils.deleteDirectory(directory.postgres().toFile());
        try (var restore = RunningCommand.start(directory, "restore", backup)) {
            assertThat(restore.awaitEnd()).as(restore.output()).isZero();
            assertThat(restore.output()).contains("rows, all as they were");
        }

        try (var up = RunningCommand.start(directory, "up")) {
            up.awaitOutput("ready in");
            var databases = up.databases();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(nights(databases)).containsExactly("FAILED", "COMPLETED"));
            try (var log = new Log(up.endpoints().bootstrapServers())) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(new LandedNumbers(databases).positions())
                                .isEqualTo(log.ends()));
                assertThat(landed(databases)).isEqualTo(log.records());
            }

            assertThat(up.type("audit", "verify"))
                    .satisfies(said -> assertThat(said.text()).contains("all as they were added"));
            var next = up.type("run", "nightly", "--date", yesterday(databases).toString(), "--wait");
            assertThat(next.status()).as(next.text()).isZero();
            assertThat(nights(databases)).containsExactly("FAILED", "COMPLETED", "COMPLETED");
        }
    }

    /** The first chunk of a fact is committed, others are not. */
    private static void awaitFactsBeingLoaded(Databases databases) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> databases
                                .client(Database.WAREHOUSE)
                                .sql("""
                                        select count(*) from ops.batch_step_execution
                                        where step_name like 'loadProductViewsRange:%' and commit_count > 0""")
                                .query(Long.class)
                                .single()
                        > 0);
    }

    /** Records that have landed or are dead letters, by topic. */
    private static Map<Topic, Long> landed(Databases databases) {
        var numbers = new LandedNumbers(databases);
        var landed = new HashMap<Topic, Long>();
        for (var topic : Topic.values()) {
            long letters = numbers.deadLetters(topic).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            landed.put(topic, numbers.landed(topic) + letters);
        }
        return landed;
    }

    private static LocalDate yesterday(Databases databases) {
        return databases
                .client(Database.WAREHOUSE)
                .sql("select (now() at time zone 'UTC')::date - 1")
                .query(LocalDate.class)
                .single();
    }

    private static List<String> nights(Databases databases) {
        return databases.client(Database.WAREHOUSE).sql("""
                        select status from ops.batch_job_execution join ops.batch_job_instance using (job_instance_id)
                        where job_name = 'nightly' order by job_execution_id""").query(String.class).list();
    }
}
