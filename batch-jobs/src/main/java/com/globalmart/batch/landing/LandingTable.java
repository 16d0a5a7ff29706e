package com.globalmart.batch.landing;

import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.Topic;
import com.globalmart.copy.CopyRow;
import com.globalmart.copy.CopySource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.core.Utils;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One landing table: pages of offset ranges, the records that claim given identities, payloads of single records. Records are
 * copied out in binary, and read without asking for columns by name or parsing text.
 */
public final class LandingTable<T extends Landed> {

    /** Makes a record of the columns that follow its envelope, in their order. */
    interface Mapping<T> {
        T map(Landed.Envelope envelope, CopyRow row) throws SQLException;
    }

    private static final int PAGE = 10_000;
    private static final int IDENTITIES_AT_ONCE = 100_000;
    private static final String ENVELOPE =
            "generation, partition, log_offset, record_timestamp, landed_at, content_hash";

    private final JdbcTemplate realtime;
    private final Topic topic;
    private final String columns;
    private final String identityColumn;
    private final Mapping<T> mapping;

    LandingTable(JdbcTemplate realtime, Topic topic, String identityColumn, String columns, Mapping<T> mapping) {
        this.realtime = realtime;
        this.topic = topic;
        this.columns = ENVELOPE + ", " + columns;
        this.identityColumn = identityColumn;
        this.mapping = mapping;
    }

    public Topic topic() {
        return topic;
    }

    /**
     * The next records of a range, by offset. A keyset page: no cursor stays open between pages.
     *
     * @param from the first offset wanted
     * @param limit how many records at most
     */
    List<T> page(OffsetRange range, long from, int limit) {
        return read("%s order by log_offset limit %d".formatted(within(range, from), limit));
    }

    /**
     * All records of the ranges whose identity more than one of them claims. Identities are grouped first and their records read
     * afterwards: in one query, the planner would have to know how many repeat, and it cannot.
     */
    public List<T> repeated(Collection<OffsetRange> ranges) {
        var records = new ArrayList<T>();
        if (ranges.isEmpty()) {
            return records;
        }
        var identities = realtime.queryForList(
                "select %2$s::text from %1$s where %3$s group by %2$s having count(*) > 1"
                        .formatted(topic.landingTable(), identityColumn, within(ranges)),
                String.class);
        for (int from = 0; from < identities.size(); from += IDENTITIES_AT_ONCE) {
            var some = identities.subList(from, Math.min(from + IDENTITIES_AT_ONCE, identities.size()));
            records.addAll(read("(%s) and %s = any('{%s}'::uuid[])"
                    .formatted(within(ranges), identityColumn, String.join(",", some))));
        }
        return records;
    }

    /**
     * Gives the records of the ranges for which a condition holds, a page at a time.
     *
     * @param condition SQL over the table's columns and {@code :values}
     */
    public void pages(
            String condition, Collection<String> values, Collection<OffsetRange> ranges, Consumer<List<T>> consumer) {
        var holds = condition.replace(":values", arrayOf(values));
        for (var range : ranges) {
            var next = range.from();
            List<T> records;
            do {
                records = read("%s and %s order by log_offset limit %d".formatted(within(range, next), holds, PAGE));
                consumer.accept(records);
                next = records.isEmpty()
                        ? range.to()
                        : records.getLast().position().offset() + 1;
            } while (records.size() == PAGE);
        }
    }

    /** The landed records at the positions as JSON, in the fields of their contract; without e-mail addresses, which stay in landing. */
    public Map<LogPosition, String> payloads(Collection<LogPosition> positions) {
        var payloads = new HashMap<LogPosition, String>();
        JdbcClient.create(realtime)
                .sql("""
                        select generation, partition, log_offset, (landing.as_sent(r) - 'email')::text
                        from %s r
                        where (generation, partition, log_offset) in (select * from unnest(:generations, :partitions, :offsets))
                        """.formatted(topic.landingTable()))
                .param(
                        "generations",
                        positions.stream().map(LogPosition::generation).toArray(Short[]::new))
                .param(
                        "partitions",
                        positions.stream().map(LogPosition::partition).toArray(Integer[]::new))
                .param("offsets", positions.stream().map(LogPosition::offset).toArray(Long[]::new))
                .query(row -> {
                    payloads.put(new LogPosition(row.getShort(1), row.getInt(2), row.getLong(3)), row.getString(4));
                });
        return payloads;
    }

    private List<T> read(String condition) {
        var records = new ArrayList<T>();
        var source = CopySource.of(
                "select %s from %s where %s".formatted(columns, topic.landingTable(), condition),
                row -> mapping.map(envelope(row), row));
        realtime.execute((ConnectionCallback<Long>) connection -> copied(source, connection, records));
        return records;
    }

    private static <R> long copied(CopySource<R> source, Connection connection, List<R> records) throws SQLException {
        try {
            return source.read(connection, records::add);
        } catch (SQLException e) {
            letThePoolSeeWhetherItIsDead(connection);
            throw e;
        }
    }

    /** A copy goes past the pool, which would hand a connection that died in it out again. */
    private static void letThePoolSeeWhetherItIsDead(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            // the pool has seen it; why the copy failed is told by its own exception
        }
    }

    private static Landed.Envelope envelope(CopyRow row) throws SQLException {
        var position = new LogPosition((short) row.smallint(), row.integer(), row.bigint());
        return new Landed.Envelope(position, row.timestamptz(), row.timestamptz(), row.bigint());
    }

    /** A copy takes no parameters, so the values are written into it. */
    private static String arrayOf(Collection<String> values) {
        var literals = new StringJoiner(", ", "array[", "]::text[]");
        try {
            for (var value : values) {
                literals.add("'" + Utils.escapeLiteral(null, value, true) + "'");
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("a value that no text in the database can be", e);
        }
        return literals.toString();
    }

    private static String within(Collection<OffsetRange> ranges) {
        return ranges.stream().map(range -> within(range, range.from())).collect(Collectors.joining(" or "));
    }

    private static String within(OffsetRange range, long from) {
        return "generation = %d and partition = %d and log_offset >= %d and log_offset < %d"
                .formatted(range.generation(), range.partition(), from, range.to());
    }
}
