package com.globalmart.batch.dimension;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.landing.LandedChange;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that was ever said about the members of the type 2 dimensions. */
@Repository
public class Statements {

    /** A landed statement on its way into the table; a deletion says nothing of any attribute. */
    private record Row<L extends LandedChange>(
            L landed, int loadId, @Nullable Profile said) {}

    /** Keys of a range behind one of them that statements of the load name, or that are built again for another reason. */
    private static final String KEYS = """
            select %1$s from %2$s
            where load_id = :load and %1$s > :after and %1$s >= :from and (:to = '' or %1$s < :to)
            union
            select natural_key from staging.touched_key
            where dimension = '%3$s' and natural_key > :after and natural_key >= :from
              and (:to = '' or natural_key < :to)
            """;

    private final JdbcClient warehouse;
    private final WarehouseCopy copy;

    Statements(JdbcClient warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    /** Keeps what a load says. */
    <L extends LandedChange> void add(Dimension<L> dimension, Load load, Collection<L> changes) {
        var rows = new ArrayList<Row<L>>(changes.size());
        for (var landed : changes) {
            rows.add(new Row<>(landed, load.loadId(), landed.isDeletion() ? null : dimension.said(landed)));
        }
        rows.sort(Comparator.comparing(row -> row.landed().identity())); // neighbours in the index together
        copy.copy(target(dimension), rows);
    }

    /**
     * Empties every attribute in all statements about a key, and lets the open load make it again from them.
     *
     * @return how many statements there are
     */
    public int forget(Dimension<?> dimension, String naturalKey) {
        var emptied = dimension
                .attributes()
                .map(attribute -> "%1$s = case when is_deletion then %1$s else %2$s end"
                        .formatted(
                                attribute.name(),
                                attribute.missing() == null ? "null" : "'" + attribute.missing() + "'"))
                .collect(Collectors.joining(", "));
        int statements = warehouse
                .sql("update %s set %s where %s = ?"
                        .formatted(dimension.statementTable(), emptied, dimension.naturalKey()))
                .param(naturalKey)
                .update();
        warehouse
                .sql("insert into staging.touched_key (dimension, natural_key) values (?, ?) on conflict do nothing")
                .params(dimension.name(), naturalKey)
                .update();
        return statements;
    }

    /** Keys that part those which the load names into ranges of about as many statements; at most as many as asked for. */
    List<String> evenKeys(Dimension<?> dimension, int loadId, int count) {
        return warehouse
                .sql("""
                        select distinct min(key)
                        from (select key, ntile(:count) over (order by key) as tile
                              from (select %1$s as key from %2$s where load_id = :load
                                    union all
                                    select natural_key from staging.touched_key where dimension = '%3$s') as touched) as tiles
                        group by tile order by 1
                        """.formatted(dimension.naturalKey(), dimension.statementTable(), dimension.name()))
                .param("count", count)
                .param("load", loadId)
                .query(String.class)
                .list();
    }

    /** How many keys of a range {@link #page} will return behind the given one. */
    long keys(Dimension<?> dimension, int loadId, KeyRange range, String after) {
        return keys("select count(*) from (%s) as keys".formatted(KEYS), dimension, loadId, range, after)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec keys(
            String sql, Dimension<?> dimension, int loadId, KeyRange range, String after) {
        return warehouse
                .sql(sql.formatted(dimension.naturalKey(), dimension.statementTable(), dimension.name()))
                .param("load", loadId)
                .param("after", after)
                .param("from", range.from())
                .param("to", range.to());
    }

    /**
     * The next keys of a range that statements of the load name, each with every statement about it, of all loads.
     *
     * @param after the last key that was read, empty at the beginning
     * @param limit how many keys at most
     */
    Map<String, List<Statement>> page(Dimension<?> dimension, int loadId, KeyRange range, String after, int limit) {
        var keys = keys(KEYS + " order by 1 limit :limit", dimension, loadId, range, after)
                .param("limit", limit)
                .query(String.class)
                .list();
        return about(dimension, keys);
    }

    private Map<String, List<Statement>> about(Dimension<?> dimension, Collection<String> keys) {
        var statements = new LinkedHashMap<String, List<Statement>>();
        warehouse
                .sql("""
                        select %1$s, stated_at, generation, partition, log_offset, is_deletion, %2$s
                        from %3$s where %1$s = any(:keys) order by %1$s
                        """.formatted(dimension.naturalKey(), dimension.columns(), dimension.statementTable()))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    statements
                            .computeIfAbsent(row.getString(1), key -> new ArrayList<>(2))
                            .add(toStatement(dimension, row));
                });
        return statements;
    }

    /** What was last said of each key, by the time of the business; nothing of a key that was never spoken of, or only deleted. */
    Map<String, Profile> lastSaid(Dimension<?> dimension, Collection<String> naturalKeys) {
        var said = new HashMap<String, Profile>();
        warehouse
                .sql("""
                        select distinct on (%1$s) %1$s, %2$s
                        from %3$s where %1$s = any(:keys) and not is_deletion
                        order by %1$s, stated_at desc, generation desc, partition < 0 desc, partition desc, log_offset desc
                        """.formatted(dimension.naturalKey(), dimension.columns(), dimension.statementTable()))
                .param("keys", naturalKeys.toArray(String[]::new))
                .query(row -> {
                    said.put(row.getString(1), ProfileColumns.read(dimension, row, 2));
                });
        return said;
    }

    private static Statement toStatement(Dimension<?> dimension, ResultSet row) throws SQLException {
        return new Statement(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                new LogPosition(row.getShort(3), row.getInt(4), row.getLong(5)),
                row.getBoolean(6) ? null : ProfileColumns.read(dimension, row, 7));
    }

    private static <L extends LandedChange> CopyTarget<Row<L>> target(Dimension<L> dimension) {
        var columns = new ArrayList<Column<Row<L>>>(List.of(
                Column.text(dimension.naturalKey(), row -> row.landed().identity()),
                Column.timestamptz("stated_at", row -> row.landed().occurredAt()),
                Column.smallint("generation", row -> row.landed().position().generation()),
                Column.integer("partition", row -> row.landed().position().partition()),
                Column.bigint("log_offset", row -> row.landed().position().offset()),
                Column.bool("is_deletion", row -> row.landed().isDeletion()),
                Column.integer("load_id", Row::loadId)));
        columns.addAll(ProfileColumns.of(dimension, Row::said));
        return CopyTarget.of(dimension.statementTable(), columns);
    }
}
