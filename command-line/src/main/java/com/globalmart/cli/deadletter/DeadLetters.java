package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads {@code landing.dead_letter}. Times are UTC. */
final class DeadLetters {

    static final String NOUN = "dead letter";

    private static final int FETCHED_AT_ONCE = 1000; // so that all letters do not have to fit into memory

    private static final String SELECT = """
            select topic, generation, partition, log_offset, reason, detail, state,
                   record_timestamp at time zone 'UTC' as record_timestamp, received_at at time zone 'UTC' as received_at,
                   resolved_at at time zone 'UTC' as resolved_at, request_id
            from landing.dead_letter d
            """;

    /** A filter that was not given matches everything. */
    private static final String MATCHES = """
            where topic = coalesce(cast(:topic as text), topic)
              and reason = coalesce(cast(:reason as text), reason)
              and state = coalesce(cast(:state as text), state)
            """;

    private static final String IS = """
            where topic = :topic and generation = :generation and partition = :partition and log_offset = :offset
            """;

    private final JdbcClient realtime;
    private final JdbcClient paged;
    private final TransactionTemplate transaction;

    DeadLetters(Databases databases) {
        var source = databases.dataSource(
                Database.REALTIME, databases.address(Database.REALTIME).user());
        this.realtime = JdbcClient.create(source);
        var template = new JdbcTemplate(source);
        template.setFetchSize(FETCHED_AT_ONCE);
        this.paged = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** Which letters to look at. Null stands for any. */
    record Filter(
            @Nullable String topic,
            @Nullable String reason,
            @Nullable State state) {

        private @Nullable String stateName() {
            return state == null ? null : state.name();
        }
    }

    /**
     * Letters of one topic, reason and state.
     *
     * @param oldest when ingest took the first of them
     * @param newest when ingest took the last of them
     */
    record Group(String topic, String reason, String state, long letters, LocalDateTime oldest, LocalDateTime newest) {}

    List<Group> groups(Filter filter) {
        return realtime.sql("""
                        select topic, reason, state, count(*) as letters, min(received_at) at time zone 'UTC' as oldest,
                               max(received_at) at time zone 'UTC' as newest
                        from landing.dead_letter
                        """ + MATCHES + " group by topic, reason, state order by topic, reason, state")
                .param("topic", filter.topic())
                .param("reason", filter.reason())
                .param("state", filter.stateName())
                .query(Group.class)
                .list();
    }

    /**
     * The open ones first, each time the newest first.
     *
     * @param limit how many at most; null for all
     */
    void each(Filter filter, @Nullable Integer limit, Consumer<Letter> seen) {
        transaction.executeWithoutResult(status -> {
            try (var letters = paged
                    .sql(SELECT + MATCHES + """
                            order by state <> 'OPEN', d.received_at desc, topic, generation, partition, log_offset desc
                            limit cast(:limit as bigint)""")
                    .param("topic", filter.topic())
                    .param("reason", filter.reason())
                    .param("state", filter.stateName())
                    .param("limit", limit)
                    .query(Letter.class)
                    .stream()) {
                letters.forEach(seen);
            }
        });
    }

    /** @throws CommandFailedException if the text has another form */
    static RecordId id(String text) {
        return RecordId.parse(text, NOUN, "dead-letters");
    }

    /** @throws CommandFailedException if there is no such letter */
    Letter get(RecordId id) {
        return find(id).orElseThrow(() ->
                CommandFailedException.usage("no dead letter %s; ./globalmart dead-letters lists them", id));
    }

    /** @throws CommandFailedException if it is not there, or somebody has dealt with it */
    void refuseUnlessOpen(RecordId id) {
        var letter = get(id);
        if (!letter.isOpen()) {
            throw new CommandFailedException(
                    "dead letter %s is %s since %s UTC (request %s): nothing was asked for"
                            .formatted(id, letter.state(), Terminal.time(letter.resolvedAt()), letter.requestId()),
                    ExitStatus.REFUSED);
        }
    }

    private Optional<Letter> find(RecordId id) {
        return realtime.sql(SELECT + IS)
                .param("topic", id.topic())
                .param("generation", id.generation())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query(Letter.class)
                .optional();
    }

    /** Its bytes. The letter has to be there. */
    Payload payload(RecordId id) {
        return realtime.sql("select record_key, record_value from landing.dead_letter " + IS)
                .param("topic", id.topic())
                .param("generation", id.generation())
                .param("partition", id.partition())
                .param("offset", id.offset())
                .query((row, number) -> new Payload(row.getBytes("record_key"), row.getBytes("record_value")))
                .single();
    }

    /** How many are open now. */
    long open(Selection.Open selection) {
        return groups(new Filter(selection.topic(), selection.reason(), State.OPEN)).stream()
                .mapToLong(Group::letters)
                .sum();
    }
}
