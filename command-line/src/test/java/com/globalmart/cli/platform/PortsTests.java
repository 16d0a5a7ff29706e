package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortsTests {

    private final List<String> said = new ArrayList<>();

    @Test
    void takesThePreferredOnesWhereNothingElseListens() {
        var ports = new Ports(preferred -> preferred, said::add).choose();

        assertThat(ports)
                .containsEntry("postgres", 15432)
                .containsEntry("kafka", 19092)
                .containsEntry("job-admin", 8080)
                .containsEntry("ingest", 8081)
                .containsEntry("batch-jobs", 8082);
        assertThat(said).isEmpty();
    }

    @Test
    void takesAFreeOneInPlaceOfATakenOneAndSaysSo() {
        var ports = new Ports(preferred -> preferred == 8080 ? 41_000 : preferred, said::add).choose();

        assertThat(ports).containsEntry("job-admin", 41_000);
        assertThat(said).containsExactly("port 8080 is taken: job-admin listens on 41000");
    }

    @Test
    void givesNoPortTwice() {
        var calls = new AtomicInteger();

        var ports = new Ports(preferred -> 40_000 + calls.getAndIncrement() / 2, said::add).choose();

        assertThat(ports.values()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void tellsWherePostgresListensOnlyOnceItDoes() {
        var ports = new Ports(preferred -> preferred == 15_432 ? 41_000 : preferred, said::add);

        ports.choose();
        ports.checkPostgres(15_432); // a server that was left running had the port all along

        assertThat(said).isEmpty();
    }
}
