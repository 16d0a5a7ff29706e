package com.globalmart.ingest.fault;

import static com.globalmart.ingest.fault.FaultBench.administer;
import static com.globalmart.ingest.fault.FaultBench.health;
import static com.globalmart.ingest.fault.FaultBench.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import ch.qos.logback.classic.Level;
import com.globalmart.ingest.TestPlatform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record fails, and none is at fault: landing stops, skips nothing, and goes on when the cause is mended. */
class OurFaultTests {

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    /** Where a test failed in the middle. */
    @AfterEach
    void mend() {
        administer("grant insert on landing.sale, landing.dead_letter to ingest_writer");
        administer("""
                do $$ begin
                    if exists (select from information_schema.columns where table_schema = 'landing'
                               and table_name = 'sale' and column_name = 'currency_gone') then
                        alter table landing.sale rename column currency_gone to currency;
                    end if;
                end $$
                """);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void stopsAndDeadLettersNothingThenGoesOn(String fault, String mending, List<String> said) {
        var application = bench.application("--globalmart.ingest.consumer.try-again-after=1s");
        bench.ledger().send(IntStream.range(0, 30).mapToObj(Events::sale).toList());
        TestPlatform.awaitDrained();
        List<String> positions = positionsOfSales();

        try (var log = LogLines.begin()) {
            administer(fault);
            if (said.contains("dead_letter")) { // what cannot be kept comes first: what is polled before it lands
                sendUnreadable();
                sendSales();
            } else {
                sendSales();
                sendUnreadable();
            }
            await().atMost(TestPlatform.PATIENCE)
                    .until(() -> status(application).equals("DOWN"));

            assertThat(health(application).getDetails().get("stopped"))
                    .asString()
                    .contains(said);
            assertThat(log.of(Level.ERROR)).first().asString().contains(said);
        }
        assertThat(positionsOfSales()).isEqualTo(positions);
        assertThat(FaultBench.landedSales()).isEqualTo(30);
        assertThat(FaultBench.deadLetters()).isZero();

        administer(mending);
        TestPlatform.awaitDrained();
        assertThat(FaultBench.deadLetters()).isEqualTo(3);
        await().atMost(TestPlatform.PATIENCE).until(() -> status(application).equals("UP"));
    }

    static List<Arguments> faults() {
        return List.of(
                argumentSet(
                        "right to land withdrawn",
                        "revoke insert on landing.sale from ingest_writer",
                        "grant insert on landing.sale to ingest_writer",
                        List.of("42501", "sale")),
                argumentSet(
                        "column gone",
                        "alter table landing.sale rename column currency to currency_gone",
                        "alter table landing.sale rename column currency_gone to currency",
                        List.of("42703", "currency")),
                argumentSet(
                        "right to keep dead letters withdrawn",
                        "revoke insert on landing.dead_letter from ingest_writer",
                        "grant insert on landing.dead_letter to ingest_writer",
                        List.of("42501", "dead_letter")));
    }

    private void sendSales() {
        bench.ledger().send(IntStream.range(0, 300).mapToObj(Events::sale).toList());
    }

    private void sendUnreadable() {
        bench.ledger()
                .sendRaw(IntStream.range(0, 3)
                        .mapToObj(partition -> Events.in(Events.SALES, partition, "not JSON"))
                        .toList());
    }

    private static List<String> positionsOfSales() {
        return TestPlatform.DATABASE
                .sql("select partition || ':' || next_offset from landing.position where topic = ? order by partition")
                .param(Events.SALES)
                .query(String.class)
                .list();
    }
}
