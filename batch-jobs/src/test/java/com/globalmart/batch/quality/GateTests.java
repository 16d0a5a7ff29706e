package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Fingerprint;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.Shop;
import com.globalmart.batch.StoppedLoad;
import com.globalmart.batch.load.Loads;
import com.globalmart.db.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A load that its checks stopped is released, repeated or discarded. */
@NightlyTest
class GateTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-13");
    private static final LocalDate NEXT = LocalDate.parse("2026-03-14");

    @Autowired
    private Checks checks;

    @Autowired
    private Loads loads;

    private final JdbcClient runner = JdbcClient.create(Databases.as(Database.WAREHOUSE, "batch_runner"));
    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final Shop shop = new Shop();

    @BeforeEach
    void publishHalfOfTheShop() {
        Shop.startOver(landing, NEXT);
        shop.deliver(landing, 0, shop.size() / 2);
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        shop.deliver(landing, shop.size() / 2, shop.size());
    }

    @Test
    void aReleasedLoadIsPublishedWithWhatItViolates() {
        StoppedLoad.ofNight(NEXT);

        var released = operators.outcome(operators.request("release_load", Map.of("about", "the open load")));

        assertThat(released).startsWith("REFUSED").contains("reason");
        released = operators.outcome(StoppedLoad.release("chief", "known and harmless"));
        assertThat(released).startsWith("DONE").contains("books_add_up").contains("by 1 of 1");
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");
        assertThat(statuses()).containsExactly("PUBLISHED", "PUBLISHED");
        assertThat(warehouse.queryForMap("select released_by, reason from quality.release"))
                .isEqualTo(Map.of("released_by", "chief", "reason", "known and harmless"));
    }

    @Test
    void aReleaseHoldsForTheChecksThatItNamesAlone() {
        StoppedLoad.ofNight(NEXT);
        warehouse.update("""
                insert into quality.release (load_id, released_by, reason, checks, request_id)
                select max(load_id), 'chief', 'another matter', array['sales_have_their_identity'], 1 from warehouse.load
                """);

        assertThat(operators.restart(operators.lastExecution())).isEqualTo("FAILED");

        assertThat(operators.message(operators.lastExecution())).contains("books_add_up");
    }

    @Test
    void aReleaseThatIsRefusedLeavesNothing() {
        StoppedLoad.ofNight(NEXT);
        var execution = Map.of("execution", Long.toString(operators.lastExecution()));
        assertThat(operators.outcome(operators.request("abandon", execution))).startsWith("DONE");

        assertThat(operators.outcome(StoppedLoad.release("chief", "known and harmless")))
                .startsWith("REFUSED");

        assertThat(warehouse.queryForList("select released_by from quality.release"))
                .isEmpty();
    }

    @Test
    void whereTwoAreAskedForBothReleaseIt() {
        StoppedLoad.ofNight(NEXT);
        var gate = new Gate(runner, checks, loads, new QualityProperties(2));
        var load = loads.open().orElseThrow();

        for (int time = 1; time <= 2; time++) {
            assertThat(gate.release(1, "chief", "known and harmless").outcome())
                    .contains("by 1 of 2; another person has to release it, too");
            assertThatThrownBy(() -> gate.pass(load)).isInstanceOf(GateStoppedException.class);
        }
        var second = gate.release(2, "deputy", "seen, too");

        assertThat(second.outcome()).endsWith("by 2 of 2");
        assertThat(second.stoppedExecution()).hasValue(operators.lastExecution());
        assertThatCode(() -> gate.pass(load)).doesNotThrowAnyException();
    }

    @Test
    void aLoadThatNoCheckStopsIsNotReleased() {
        assertThat(operators.run("plan", NEXT)).isEqualTo("COMPLETED");

        assertThat(operators.outcome(StoppedLoad.release("chief", "known and harmless")))
                .startsWith("REFUSED")
                .contains("nothing to release");
    }

    @Test
    void theRecordsOfADiscardedLoadAreTakenByTheNext() {
        var before = Fingerprint.ofWarehouse();
        StoppedLoad.ofNight(NEXT);

        assertThat(operators.run("discard")).isEqualTo("COMPLETED");

        assertThat(Fingerprint.ofWarehouse()).isEqualTo(before);
        Invariants.assertHold();
        assertThat(operators.run("nightly", NEXT)).isEqualTo("COMPLETED");
        assertThat(statuses()).containsExactly("PUBLISHED", "DISCARDED", "PUBLISHED");
        assertIsAsIfNothingHadHappened();
    }

    @Test
    void aRepeatedLoadTakesTheSameRecords() {
        StoppedLoad.ofNight(NEXT);
        var bounds = bounds("OPEN");
        landing.sale(
                Shop.id(999),
                NEXT.atTime(12, 0).toInstant(ZoneOffset.UTC),
                "late",
                List.of(new Landing.Line("lamp", 1, "5")));

        assertThat(operators.run("repeat")).isEqualTo("COMPLETED");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(statuses()).containsExactly("PUBLISHED", "DISCARDED", "PUBLISHED"));
        assertThat(warehouse.queryForList("select attempt from warehouse.load order by load_id", Integer.class))
                .containsExactly(1, 1, 2);
        assertThat(bounds("PUBLISHED")).isEqualTo(bounds);
        assertIsAsIfNothingHadHappened();
    }

    @Test
    void withoutAnOpenLoadThereIsNothingToGiveUp() {
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "discard"))))
                .startsWith("REFUSED")
                .contains("no load is open");
    }

    private void assertIsAsIfNothingHadHappened() {
        var fingerprint = Fingerprint.ofWarehouse();
        Shop.startOver(landing, NEXT);
        shop.deliver(landing, 0, shop.size() / 2);
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
        shop.deliver(landing, shop.size() / 2, shop.size());
        assertThat(operators.run("nightly", NEXT)).isEqualTo("COMPLETED");
        assertThat(fingerprint).isEqualTo(Fingerprint.ofWarehouse());
    }

    private List<String> statuses() {
        return warehouse.queryForList("select status from warehouse.load order by load_id", String.class);
    }

    private List<String> bounds(String status) {
        return warehouse.queryForList("""
                select format('%s %s %s-%s', topic, partition, from_offset, to_offset) from warehouse.load_position
                where load_id = (select max(load_id) from warehouse.load where status = ?) order by 1
                """, String.class, status);
    }
}
