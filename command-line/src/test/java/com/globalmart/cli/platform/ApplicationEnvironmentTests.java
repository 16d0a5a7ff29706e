package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.Endpoints;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationEnvironmentTests {

    private final ApplicationEnvironment environment = new ApplicationEnvironment(
            new Endpoints(1, Map.of("ingest", 8081, "job-admin", 8080, "kafka", 9092), Map.of()),
            Databases.onPort(5432),
            new DataDirectory(Path.of("data")),
            "secret");

    @Test
    void letsIngestIntoBothDatabasesInItsRole() {
        assertThat(environment.of(Application.INGEST))
                .containsEntry("POSTGRES_REALTIME_URL", "jdbc:postgresql://127.0.0.1:5432/realtime")
                .containsEntry("POSTGRES_REALTIME_USER", "ingest_writer")
                .containsEntry("POSTGRES_WAREHOUSE_URL", "jdbc:postgresql://127.0.0.1:5432/warehouse")
                .containsEntry("POSTGRES_WAREHOUSE_USER", "ingest_writer")
                .containsEntry("POSTGRES_WAREHOUSE_PASSWORD", "");
    }
}
