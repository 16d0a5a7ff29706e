package com.globalmart.batch.forget;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.Landing.Line;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.batch.quality.Invariants;
import com.globalmart.db.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A customer is forgotten: nothing that is kept says anything of him any more, every sum is what it was. */
@NightlyTest
class ForgetTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant LONG_AGO = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-03-10T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate realtime = Databases.as(Database.REALTIME, "migrator");

    @BeforeEach
    void publishTwoCustomers() {
        landing.reset();
        landing.product("product-1", LONG_AGO, "Garden", "9.99");
        for (var user : List.of("user.1", "user.10")) {
            landing.customer(user, LONG_AGO, "USA", "silver");
            landing.customer(user, EARLIER, "UK", "gold");
            landing.view(UUID.randomUUID(), NOON, user, "product-1", 10);
            landing.saleIn(
                    "USA",
                    UUID.randomUUID(),
                    EARLIER.minusSeconds(60),
                    user,
                    List.of(new Line("product-1", 2, "9.99")));
            landing.saleIn("USA", UUID.randomUUID(), NOON, user, List.of(new Line("product-1", 1, "9.99")));
            landing.saleIn("Atlantis", UUID.randomUUID(), NOON, user, List.of(new Line("product-1", 1, "9.99")));
        }
        realtime.update(
                "update landing.customer_change set email = user_id || '@example.org', age = 33, city = 'Leeds'");
        realtime.update("update landing.product_view set search_query = 'pills', extra = '{\"device\": \"phone\"}'");
        realtime.update("update landing.sale set extra = '{\"coupon\": \"BIRTHDAY\"}'");
        for (var letter : List.of("{\"user_id\": \"user.1\", oops", "{\"user_id\": \"user.10\", oops", "userx1")) {
            realtime.update("""
                    insert into landing.dead_letter (topic, generation, partition, log_offset, reason, detail, record_value,
                        record_timestamp, received_at)
                    select topic, generation, partition, next_offset, 'NOT_JSON', 'it is not', ?, now(), now()
                    from landing.position where topic = 'customers-topic' and partition = 0
                    """, letter.getBytes(StandardCharsets.UTF_8));
            realtime.update("""
                    update landing.position set next_offset = next_offset + 1, log_end = log_end + 1
                    where topic = 'customers-topic' and partition = 0
                    """);
        }
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");
    }

    @Test
    void nothingSaysAnythingOfHimAndTheSumsStay() {
        var sums = sums();
        assertThat(sums).hasSizeGreaterThan(8);
        var others = saidOf("user.10");
        assertThat(saidOf("user.1"))
                .anyMatch(said -> said.contains("Leeds"))
                .anyMatch(said -> said.contains("BIRTHDAY"));

        assertThat(operators.awaitEnd(operators.launch("forget", Map.of("userId", "user.1"))))
                .isEqualTo("COMPLETED");

        assertThat(saidOf("user.1"))
                .hasSizeGreaterThan(8)
                .noneMatch(
                        said -> said.matches("(?s).*(Leeds|gold|silver|example|pills|phone|BIRTHDAY|\"age\": 33).*"));
        assertThat(saidOf("user.10")).isEqualTo(others);
        assertThat(sums()).isEqualTo(sums);
        assertThat(warehouse.queryForList(
                        "select loyalty_tier from warehouse.dim_customers where user_id = 'user.1'", String.class))
                .as("one version is left, of one that says nothing")
                .singleElement()
                .isNull();
        assertThat(realtime.queryForList(
                        "select convert_from(record_value, 'UTF8') from landing.dead_letter order by log_offset",
                        String.class))
                .containsExactly(null, "{\"user_id\": \"user.10\", oops", "userx1");
        Invariants.assertHold(); // D06 among them: the dimension is what its statements make
    }

    @Test
    void forgettingOnceMoreAndNightsAfterwardsChangeNothing() {
        assertThat(operators.awaitEnd(operators.launch("forget", Map.of("userId", "user.1"))))
                .isEqualTo("COMPLETED");
        var forgotten = saidOf("user.1");

        assertThat(operators.awaitEnd(operators.launch("forget", Map.of("userId", "user.1"))))
                .isEqualTo("COMPLETED");
        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(saidOf("user.1")).isEqualTo(forgotten);
        Invariants.assertHold();
    }

    @Test
    void aLoadThatForgetsIsFinishedBeforeAnotherBegins() {
        warehouse.update("""
                insert into quality.duplicate
                select 'transactions-topic', 1::smallint, 0, 99990, max(load_id) + 1, gen_random_uuid(), 1::smallint, 0, 1, 5
                from warehouse.load
                """);
        var forget = Map.of("job", "forget", "userId", "user.1");
        assertThat(operators.awaitEnd(operators.launch("forget", Map.of("userId", "user.1"))))
                .isEqualTo("FAILED");

        assertThat(operators.outcome(operators.request("launch", Map.of("job", "forget", "userId", "user.10"))))
                .startsWith("REFUSED load ")
                .endsWith("is open: let it be published, or discard it");
        assertThat(operators.run("discard")).isEqualTo("FAILED");
        assertThat(operators.message(operators.lastExecution())).contains("has emptied what its customer is made from");
        warehouse.update("delete from quality.duplicate where log_offset = 99990");
        assertThat(operators.outcome(operators.request("launch", forget))).startsWith("DONE");
        assertThat(operators.awaitEnd(operators.lastExecution())).isEqualTo("COMPLETED");

        Invariants.assertHold();
    }

    @Test
    void forgetsNobodyWhoIsNotThere() {
        assertThat(operators.outcome(operators.request("launch", Map.of("job", "forget", "userId", "user.2"))))
                .startsWith("REFUSED the warehouse knows no customer \"user.2\"");
    }

    /** Every row of either database that names him, but for analyses, which are sums. */
    private List<String> saidOf(String user) {
        return Stream.of(
                        warehouse.queryForList("""
                                select (to_jsonb(t) - 'load_id')::text from warehouse.customer_statement t where user_id = ?
                                union all
                                select (to_jsonb(t) - 'load_id' - 'segment' - 'customer_key')::text from warehouse.dim_customers t
                                where user_id = ?
                                union all
                                select (to_jsonb(t) - 'load_id' - 'customer_key')::text
                                from warehouse.fact_product_views t join warehouse.dim_customers using (customer_key) where user_id = ?
                                union all
                                select payload::text from quality.quarantine where payload ->> 'user_id' = ?
                                """, String.class, user, user, user, user),
                        realtime.queryForList("""
                                select to_jsonb(t)::text from landing.customer_change t where user_id = ?
                                union all select to_jsonb(t)::text from landing.product_view t where user_id = ?
                                union all select to_jsonb(t)::text from landing.sale t where user_id = ?
                                """, String.class, user, user, user))
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private List<Map<String, Object>> sums() {
        return warehouse.queryForList("""
                select event_day, dimension, member, orders, customers, units, revenue from bi.daily_sales
                union all
                select analysis_date, 'rfm', user_id, frequency, recency_days, rfm_score, monetary from bi.rfm_analysis
                order by 1, 2, 3
                """);
    }
}
