package com.globalmart.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that cannot succeed is refused in one line. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @Test
    void saysThatTheDatabaseIsNotThere(CapturedOutput output) {
        assertThatThrownBy(() -> TestPlatform.application(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/realtime",
                        "--spring.datasource.hikari.connection-timeout=300"))
                .isInstanceOf(RuntimeException.class);

        assertThat(errors(output))
                .singleElement()
                .asString()
                .contains("jdbc:postgresql://127.0.0.1:1/realtime", "Connection refused", "POSTGRES_REALTIME_URL");
    }

    @Test
    void saysThatKafkaIsNotThere(CapturedOutput output) {
        assertThatThrownBy(() -> TestPlatform.application(
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1", "--globalmart.ingest.topics.answer-timeout=1s"))
                .isInstanceOf(RuntimeException.class);

        assertThat(errors(output)).singleElement().asString().contains("127.0.0.1:1", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void saysThatABrokerHasNoSuchAddress(CapturedOutput output) {
        assertThatThrownBy(() -> TestPlatform.application("--spring.kafka.bootstrap-servers=nowhere.invalid:9092"))
                .isInstanceOf(RuntimeException.class);

        assertThat(errors(output))
                .singleElement()
                .asString()
                .contains("nowhere.invalid:9092", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void saysThatTheSchemaIsOld(CapturedOutput output) {
        TestPlatform.DATABASE
                .sql("update migrations.flyway_schema_history set version = '000.' || version")
                .update();
        try {
            assertThatThrownBy(TestPlatform::application).isInstanceOf(RuntimeException.class);
        } finally {
            TestPlatform.DATABASE
                    .sql("update migrations.flyway_schema_history set version = substr(version, 5)")
                    .update();
        }

        assertThat(errors(output)).singleElement().asString().contains("schema version", "migrate");
    }

    private static List<String> errors(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("\tat ");
        return output.getAll()
                .lines()
                .filter(line -> line.contains("did not start"))
                .toList();
    }
}
