package com.globalmart.cli.quarantine;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code quality.quarantine}. Times are UTC. */
final class Quarantine {

    static final String NOUN = "quarantined record";

    private static final String SELECT = """
            select q.topic, q.generation, q.partition, q.log_offset, q.load_id, l.status = 'PUBLISHED' as is_published, q.reason,
                   q.detail, q.identity, q.occurred_at at time zone 'UTC' as occurred_at, q.amount, q.payload::text as payload,
                   q.state, q.replay_generation, q.replay_offset, q.quarantined_at at time zone 'UTC' as quarantined_at,
                   q.resolved_at at time zone 'UTC' as resolved_at, q.request_id
            from quality.quarantine q join warehouse.load l using (load_id)
            """;

    /** A filter that was not given matches everything. */
    private static final String MATCHES = """
            where topic = coalesce(cast(:topic as text), topic) and reason = coalesce(cast(:reason as text), reason)
              and state = coalesce(cast(:state as text), state)
            """;

    private final JdbcClient warehouse;

    Quarantine(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** Which records to look at. Null stands for any. */
    record Filter(
            @Nullable String topic,
            @Nullable String reason,
            @Nullable State state) {

        private @Nullable String stateName() {
            return state == null ? null : state.name();
        }
    }

    /**
     * Records of one topic, reason and state.
     *
     * @param amount what they are worth, each in its own currency (a check sum, not a sum of money); null where nothing has an
     *     amount
     */
    record Group(
            String topic,
            String reason,
            String state,
            long records,
            @Nullable BigDecimal amount) {}

    /** @throws CommandFailedException if the text has another form */
    static RecordId id(String text) {
        return RecordId.parse(text, NOUN, "quarantine");
    }

    List<Group> groups(Filter filter) {
        return warehouse
                .sql("select topic, reason, state, count(*) as records, sum(amount) as amount from quality.quarantine "
                        + MATCHES + " group by topic, reason, state order by topic, reason, state")
                .param("topic", filter.topic())
                .param("reason", filter.reason())
                .param("state", filter.stateName())
                .query(Group.class)
                .list();
    }

    /**
     * The open ones first, each time the newest load first.
     *
     * @param limit how many at most
     */
    List<Quarantined> newest(Filter filter, int limit) {
        return warehouse
                .sql(SELECT + MATCHES + """
                        order by state <> 'OPEN', load_id desc, topic, generation, partition, log_offset
                        limit :limit""")
                .param("topic", filter.topic())
                .param("reason", filter.reason())
                .param("state", filter.stateName())
                .param("limit", limit)
                .query(Quarantined.class)
                .list();
    }

    /** @throws CommandFailedException if there is no such record */
    Quarantined get(RecordId id) {
        return warehouse
                .sql(SELECT + """
                        where topic = :topic and generation = :generation and partition = :partition and log_offset = :offset""")
                .param("topic", id.topic())
                .param("generation", id.generation())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query(Quarantined.class)
                .optional()
                .orElseThrow(() -> CommandFailedException.usage(
                        "no quarantined record %s; ./globalmart quarantine lists them", id));
    }

    /** How many records are open, of published loads. */
    long count(Selection.Open selection) {
        return warehouse
                .sql("select count(*) from quality.quarantine join warehouse.load using (load_id) " + MATCHES
                        + " and status = 'PUBLISHED'")
                .param("topic", selection.topic())
                .param("reason", selection.reason())
                .param("state", State.OPEN.name())
                .query(Long.class)
                .single();
    }

    /** Open records of published loads, the oldest load first. */
    List<RecordId> open(Selection.Open selection, long most) {
        return warehouse
                .sql(
                        "select topic, generation, partition, log_offset from quality.quarantine join warehouse.load using (load_id) "
                                + MATCHES + """
                        and status = 'PUBLISHED'
                        order by load_id, topic, generation, partition, log_offset
                        limit :most""")
                .param("topic", selection.topic())
                .param("reason", selection.reason())
                .param("state", State.OPEN.name())
                .param("most", most)
                .query((row, number) -> new RecordId(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4)))
                .list();
    }

    /** @throws CommandFailedException if it is not there, its load is not published, or somebody has dealt with it */
    void refuseUnlessOpen(RecordId id) {
        var record = get(id);
        if (!record.isOpen()) {
            throw new CommandFailedException(
                    "quarantined record %s is %s since %s UTC (request %s): nothing was asked for"
                            .formatted(id, record.state(), Terminal.time(record.resolvedAt()), record.requestId()),
                    ExitStatus.REFUSED);
        }
        if (!record.isPublished()) {
            throw new CommandFailedException(
                    "quarantined record %s is of load %d, which is not published yet: nothing was asked for"
                            .formatted(id, record.loadId()),
                    ExitStatus.REFUSED);
        }
    }
}
