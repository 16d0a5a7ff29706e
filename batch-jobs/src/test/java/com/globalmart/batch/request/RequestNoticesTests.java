package com.globalmart.batch.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Requests are heard of at once, whichever node takes them. */
@NightlyTest
class RequestNoticesTests {

    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @Test
    void aNodeThatNeverLooksHearsOfThem() {
        try (var node = AnotherNode.start("globalmart.request.taken=true", "globalmart.request.poll=1h")) {
            var mine = operators.request("stop", Map.of("execution", "987654321"));
            assertThat(operators.outcome(mine)).startsWith("REFUSED");

            var taken = IntStream.range(0, 60)
                    .mapToObj(time -> takenBy(operators.request("stop", Map.of("execution", "987654321"))))
                    .filter(node.id()::equals)
                    .count();

            assertThat(taken).as("requests that the other node took").isPositive();
        }
        assertThat(warehouse.queryForObject("""
                        select max(extract(epoch from finished_at - requested_at))
                        from ops.request where parameters ->> 'execution' = '987654321'
                        """, Double.class))
                .as("seconds until a request was taken")
                .isLessThan(2);
    }

    private String takenBy(long request) {
        operators.outcome(request);
        return warehouse.queryForObject("select node_id from ops.request where request_id = ?", String.class, request);
    }
}
