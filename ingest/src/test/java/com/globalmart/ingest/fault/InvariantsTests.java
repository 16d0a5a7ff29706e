package com.globalmart.ingest.fault;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.ingest.TestPlatform;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checks themselves: each planted defect is found by the checks that are meant for it, and each check finds one. */
class InvariantsTests {

    private static final List<Defect> DEFECTS = List.of(
            new Defect(
                    "a landed record disappears",
                    "delete from landing.sale where partition = 0"
                            + " and log_offset = (select min(log_offset) from landing.sale where partition = 0)",
                    Set.of("R01", "R04")),
            new Defect(
                    "the last landed record of a partition disappears",
                    "delete from landing.sale where partition = 0"
                            + " and log_offset = (select max(log_offset) from landing.sale where partition = 0)",
                    Set.of("R01", "R04", "R05")),
            new Defect("a dead letter disappears", "delete from landing.dead_letter", Set.of("R01", "R04")),
            new Defect("a record lands again after midnight", """
                        insert into landing.sale
                        select (jsonb_populate_record(s, jsonb_build_object('landed_day', landed_day + 1))).*
                        from landing.sale s limit 1
                        """, Set.of("R03")),
            new Defect("a record lands and is a dead letter too", """
                        insert into landing.dead_letter
                            (topic, generation, partition, log_offset, reason, detail, record_timestamp, received_at)
                        select 'transactions-topic', generation, partition, log_offset, 'EMPTY', '', now(), now()
                        from landing.sale limit 1
                        """, Set.of("R03")),
            new Defect(
                    "a record lands under the identifier of another",
                    "update landing.cart_event set event_id = gen_random_uuid() where partition = 0",
                    Set.of("R01")),
            new Defect("something lands that nobody sent", """
                        insert into landing.sale
                        select (jsonb_populate_record(s, jsonb_build_object('log_offset', log_offset + 1000000))).*
                        from landing.sale s limit 1
                        """, Set.of("R02", "R05")),
            new Defect(
                    "positions are ahead of the data",
                    "update landing.position set next_offset = next_offset + 1",
                    Set.of("R04", "R05", "R07")),
            new Defect(
                    "positions move back",
                    "update landing.position set next_offset = next_offset - 1",
                    Set.of("R07", "R08")),
            new Defect(
                    "a position is gone",
                    "delete from landing.position where topic = 'products-topic' and partition = 2",
                    Set.of("R07")));

    @RegisterExtension
    final FaultBench bench = new FaultBench();

    @Test
    void findWhatIsPlanted() throws Exception {
        bench.application();
        bench.ledger().sendRaw(List.of(Events.in(Events.VIEWS, 1, "not JSON")));
        bench.ledger().send(IntStream.range(0, 30).mapToObj(Events::any).toList());
        TestPlatform.awaitDrained();

        var found = new TreeMap<String, Set<String>>();
        try (Connection connection = TestPlatform.superuser();
                var statement = connection.createStatement()) {
            Invariants.prepare(connection, bench.ledger());
            connection.setAutoCommit(false);
            for (Defect defect : DEFECTS) {
                assertThat(statement.executeUpdate(defect.planting())).isPositive();
                found.put(defect.name(), Invariants.broken(connection).keySet());
                connection.rollback();
            }
        }

        assertThat(found).isEqualTo(DEFECTS.stream().collect(toMap(Defect::name, Defect::breaks)));
        assertThat(DEFECTS.stream().flatMap(defect -> defect.breaks().stream()).distinct())
                .as("checks that find something")
                .containsExactlyInAnyOrderElementsOf(Invariants.ALL);
    }

    /**
     * Something that must not be.
     *
     * @param planting the statement that makes it so
     * @param breaks the invariants that it breaks, no more and no less
     */
    private record Defect(String name, String planting, Set<String> breaks) {}
}
