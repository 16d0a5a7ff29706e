package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.globalmart.cli.RunningCommand;
import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every process of the demo is killed while a nightly runs; {@code up} on the same data goes on and loses nothing. */
class CrashEndToEndTests {

    @Test
    void goesOnAfterEverythingWasKilledInTheMiddleOfANight(@TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        try (var demo = RunningCommand.start(
                directory,
                "demo",
                "--days",
                "1",
                "--events-per-day",
                "40000",
                "--customers",
                "5000",
                "--products",
                "500")) {
            demo.awaitOutput("ready in");
            awaitFactsBeingLoaded(demo.databases());
            demo.killEverything();
        }

        try (var up = RunningCommand.start(directory, "up")) {
            up.awaitOutput("ready in");
            var databases = up.databases();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(nights(databases)).containsExactly("FAILED", "COMPLETED"));

            assertThat(reasonOfTheFirst(databases)).startsWith("The node that ran this execution");
            var totals = LedgerTotals.of(new Ledger(directory.ledger()));
            try (var log = new Log(up.endpoints().bootstrapServers())) {
                var report = new ReportAssembly(totals, databases).report(log.records());
                assertThat(report.reconciles()).as("%s", report).isTrue();
            }
        }
    }

    /** The first chunk of a fact is committed, others are not. */
    private static void awaitFactsBeingLoaded(Databases databases) {
        await().atMost(Duration.ofMinutes(3))
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

    private static List<String> nights(Databases databases) {
        return databases.client(Database.WAREHOUSE).sql("""
                        select status from ops.batch_job_execution join ops.batch_job_instance using (job_instance_id)
                        where job_name = 'nightly' order by job_execution_id""").query(String.class).list();
    }

    private static String reasonOfTheFirst(Databases databases) {
        return databases.client(Database.WAREHOUSE).sql("""
                        select exit_message from ops.batch_job_execution join ops.batch_job_instance using (job_instance_id)
                        where job_name = 'nightly' order by job_execution_id limit 1""").query(String.class).single();
    }
}
