package com.globalmart.cli.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads in the role of the console, as the command does. */
class ProblemListTests {

    private final Printed printed = new Printed();

    @BeforeEach
    void startOver() {
        RealDatabases.clean();
    }

    @Test
    void saysThatNothingIsWrong() {
        assertThat(list(false)).isEqualTo("No problem is open.\n");
        assertThat(list(true)).contains("nor was one in the last seven days");
    }

    @Test
    void showsWhatIsOpenAndWhoWasTold() {
        problems();

        assertThat(list(false)).isEqualTo("""
                        1  gate stopped: nightly 2026-03-14
                            open since 2026-03-15 02:01:00 UTC
                            It stands at its gate.
                            alerts: mail failed 3 times: the mail server did not take it; webhook sent
                        """);
    }

    @Test
    void showsWhatIsOverToo() {
        problems();

        assertThat(list(true))
                .contains("1  gate stopped: nightly 2026-03-14\n", "2  execution recovered: nightly execution 12\n")
                .contains("UTC, it is over\n    It lost its node.\n    alerts: webhook not yet\n")
                .doesNotContain("node dead");
    }

    private String list(boolean all) {
        new ProblemList(printed.out()).print(new Problems(RealDatabases.get()).list(all), all);
        return printed.text();
    }

    private static void problems() {
        sql("""
                insert into ops.problem (kind, subject, sentence, opened_at, closed_at)
                values ('gate_stopped', 'nightly 2026-03-14', 'It stands at its gate.', '2026-03-15 02:01:00Z', null),
                       ('execution_recovered', 'nightly execution 12', 'It lost its node.', now(), now()),
                       ('node_dead', 'shop-1-4711-3fa9', 'It is dead.', now() - interval '9 days', now() - interval '8 days')""");
        sql("""
                insert into ops.alert (problem_id, channel, attempts, sent_at, last_error)
                values (1, 'webhook', 2, now(), 'example.org answered 500, expected 2xx'),
                       (1, 'mail', 3, null, 'the mail server did not take it'),
                       (2, 'webhook', 0, null, null)""");
    }

    private static void sql(String sql) {
        RealDatabases.owner(Database.WAREHOUSE).sql(sql).update();
    }
}
