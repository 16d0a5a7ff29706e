package com.globalmart.batch.landing;

import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.load.Topic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One landing table: pages of offset ranges, the records that claim given identities, payloads of single records. */
public final class LandingTable<T extends Landed> {

    /** Makes a record of a row. */
    interface Mapping<T> {
        T map(LandedRow row) throws SQLException;
    }

    private static final int PAGE = 10_000;

    private final JdbcClient realtime;
    private final Topic topic;
    private final String columns;
    private final String identityColumn;
    private final Mapping<T> mapping;

    LandingTable(JdbcClient realtime, Topic topic, String identityColumn, String columns, Mapping<T> mapping) {
        this.realtime = realtime;
        this.topic = topic;
        this.columns = LandedRow.ENVELOPE + ", " + columns;
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
        return realtime.sql("""
                        select %s from %s
                        where generation = ? and partition = ? and log_offset >= ? and log_offset < ?
                        order by log_offset limit ?
                        """.formatted(columns, topic.landingTable()))
                .params(range.generation(), range.partition(), from, range.to(), limit)
                .query((row, number) -> mapping.map(new LandedRow(row)))
                .list();
    }

    /** All records of the ranges whose identity more than one of them claims. */
    public List<T> repeated(Collection<OffsetRange> ranges) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        return realtime.sql("""
                        select %1$s from %2$s
                        where (%4$s) and %3$s in (select %3$s from %2$s where %4$s group by %3$s having count(*) > 1)
                        """.formatted(columns, topic.landingTable(), identityColumn, within(ranges)))
                .query((row, number) -> mapping.map(new LandedRow(row)))
                .list();
    }

    /** Values of a text expression over the rows of the ranges, each once, without null. */
    public List<String> distinct(String expression, Collection<OffsetRange> ranges) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        return realtime.sql(
                        "select distinct value from (select %s as value from %s where %s) as seen where value is not null"
                                .formatted(expression, topic.landingTable(), within(ranges)))
                .query(String.class)
                .list();
    }

    /**
     * Gives the records of the ranges for which a condition holds, a page at a time.
     *
     * @param condition SQL over the table's columns and {@code :values}
     */
    public void pages(
            String condition, Collection<String> values, Collection<OffsetRange> ranges, Consumer<List<T>> consumer) {
        var page = """
                select %s from %s
                where generation = :generation and partition = :partition and log_offset >= :next and log_offset < :to and %s
                order by log_offset limit :limit
                """.formatted(columns, topic.landingTable(), condition);
        var wanted = values.toArray(String[]::new);
        for (var range : ranges) {
            var next = range.from();
            List<T> records;
            do {
                records = realtime.sql(page)
                        .param("generation", range.generation())
                        .param("partition", range.partition())
                        .param("next", next)
                        .param("to", range.to())
                        .param("values", wanted)
                        .param("limit", PAGE)
                        .query((row, number) -> mapping.map(new LandedRow(row)))
                        .list();
                consumer.accept(records);
                next = records.isEmpty()
                        ? range.to()
                        : records.getLast().position().offset() + 1;
            } while (records.size() == PAGE);
        }
    }

    /** The whole landed records at the positions, as JSON; without e-mail addresses, which stay in landing. */
    public Map<LogPosition, String> payloads(Collection<LogPosition> positions) {
        var payloads = new HashMap<LogPosition, String>();
        realtime.sql("""
                        select generation, partition, log_offset, (to_jsonb(r) - 'email')::text
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

    private static String within(Collection<OffsetRange> ranges) {
        var conditions = new ArrayList<String>();
        for (var range : ranges) {
            conditions.add("generation = %d and partition = %d and log_offset >= %d and log_offset < %d"
                    .formatted(range.generation(), range.partition(), range.from(), range.to()));
        }
        return String.join(" or ", conditions);
    }
}
