package com.globalmart.batch.dimension;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the type 2 dimensions: those that are published, and what the open load has staged to change them. */
@Repository
public class Versions {

    private final JdbcClient warehouse;
    private final WarehouseCopy copy;

    Versions(JdbcClient warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    /** The published versions of the keys, in the order of time. */
    Map<String, List<Version>> published(Dimension<?> dimension, Collection<String> naturalKeys) {
        return byKey(dimension, naturalKeys, """
                select %1$s
                from %2$s where %3$s = any(:keys) and %4$s > 0
                order by valid_from
                """.formatted(
                        rowOf(dimension), dimension.table(), dimension.naturalKey(), dimension.surrogateKey()));
    }

    /** The versions of the keys as they will be when the load is published, in the order of time. */
    Map<String, List<Version>> effective(Dimension<?> dimension, Collection<String> naturalKeys) {
        return byKey(dimension, naturalKeys, effective(dimension, rowOf(dimension)) + " order by valid_from");
    }

    /** When which surrogate key of the natural keys holds, in the order of time, as it will be when the load is published. */
    Map<String, List<KeyPeriod>> periods(Dimension<?> dimension, Collection<String> naturalKeys) {
        var periods = new HashMap<String, List<KeyPeriod>>();
        var columns = "%s, %s, valid_from, valid_to".formatted(dimension.naturalKey(), dimension.surrogateKey());
        warehouse
                .sql(effective(dimension, columns) + " order by valid_from")
                .param("keys", naturalKeys.toArray(String[]::new))
                .query(row -> {
                    var period = new KeyPeriod(row.getInt(2), instant(row, 3), instant(row, 4));
                    periods.merge(row.getString(1), List.of(period), Versions::joined);
                });
        return periods;
    }

    private static <E> List<E> joined(List<E> some, List<E> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Inferred members, as they will be, of keys of which nothing was ever said: their natural keys, by surrogate key. */
    Map<Integer, String> inferredWithoutStatements(Dimension<?> dimension) {
        var members = new HashMap<Integer, String>();
        warehouse
                .sql("""
                        select %1$s, %2$s
                        from (select %1$s, %2$s from %3$s d
                              where is_inferred and %1$s > 0 and not exists (select from %4$s s where s.%1$s = d.%1$s)
                              union all
                              select %1$s, %2$s from %4$s where is_inferred and change <> 'DELETE') as members
                        where not exists (select from %5$s s where s.%2$s = members.%2$s and not is_deletion)
                        """.formatted(
                                dimension.surrogateKey(),
                                dimension.naturalKey(),
                                dimension.table(),
                                dimension.stagingTable(),
                                dimension.statementTable()))
                .query(row -> {
                    members.put(row.getInt(1), row.getString(2));
                });
        return members;
    }

    /** Surrogate keys that are not taken. */
    List<Integer> newKeys(Dimension<?> dimension, int count) {
        return warehouse
                .sql("select nextval('%s'::regclass)::integer from generate_series(1, ?)"
                        .formatted(dimension.keySequence()))
                .param(count)
                .query(Integer.class)
                .list();
    }

    /** Replaces what staging holds of the versions; one that was staged as new stays new. */
    void stage(Dimension<?> dimension, Collection<VersionChange> changes) {
        var stagedAsNew = unstage(
                dimension,
                changes.stream()
                        .filter(change ->
                                change.kind() != VersionChange.Kind.INSERT) // its key is new: nothing is staged
                        .map(change -> change.version().key())
                        .toList());
        copy.copy(
                target(dimension),
                changes.stream()
                        .map(change -> stagedAsNew.contains(change.version().key())
                                ? new VersionChange(VersionChange.Kind.INSERT, change.version())
                                : change)
                        .toList());
    }

    /** Takes versions out of staging; returns the keys of those that were new. */
    private Set<Integer> unstage(Dimension<?> dimension, Collection<Integer> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(warehouse
                .sql("delete from %1$s where %2$s = any(?) returning case when change = 'INSERT' then %2$s end"
                        .formatted(dimension.stagingTable(), dimension.surrogateKey()))
                .param(keys.toArray(Integer[]::new))
                .query(Integer.class)
                .list());
    }

    /**
     * Takes back inferred members that a rebuild staged and that no fact needs: it noted what would move to them, and nothing of
     * theirs stands in the list of facts that do. Safe to run again.
     *
     * @return how many
     */
    int dropNeedlessInferred(Dimension<?> dimension) {
        var needless = """
                s.is_inferred
                and exists (select from staging.moved_period m where m.dimension = '%1$s' and m.new_key = s.%2$s)
                and not exists (select from staging.rekey r where r.dimension = '%1$s' and r.new_key = s.%2$s)
                """.formatted(dimension.name(), dimension.surrogateKey());
        var dropped = warehouse
                .sql("delete from %s s where s.change = 'INSERT' and %s".formatted(dimension.stagingTable(), needless))
                .update();
        return dropped
                + warehouse
                        .sql("update %s s set change = 'DELETE' where s.change = 'UPDATE' and %s"
                                .formatted(dimension.stagingTable(), needless))
                        .update();
    }

    /** Applies what is staged to what readers see; returns how many rows changed. */
    public int publish(Dimension<?> dimension) {
        var table = dimension.table();
        var staging = dimension.stagingTable();
        var key = dimension.surrogateKey();
        int changed = warehouse
                .sql("delete from %1$s d using %2$s s where s.%3$s = d.%3$s and s.change = 'DELETE'"
                        .formatted(table, staging, key))
                .update();
        var values = dimension
                .attributes()
                .map(attribute -> "%1$s = s.%1$s".formatted(attribute.name()))
                .collect(Collectors.joining(", "));
        for (var current : List.of("<", "=")) { // closed versions first: at no moment has a key two current ones
            changed += warehouse
                    .sql("""
                            update %1$s d
                            set valid_to = s.valid_to, is_inferred = s.is_inferred, sighted_at = s.sighted_at, %2$s
                            from %3$s s
                            where s.%4$s = d.%4$s and s.change = 'UPDATE' and s.valid_to %5$s :open
                            """.formatted(table, values, staging, key, current))
                    .param("open", Eternity.END.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return changed
                + warehouse
                        .sql(
                                "insert into %1$s (%2$s) select %2$s from %3$s where change = 'INSERT' order by %4$s, valid_from"
                                        .formatted(table, rowOf(dimension), staging, dimension.naturalKey()))
                        .update();
    }

    /** Columns of a version, in the order in which {@link #toVersion} reads them. */
    private static String rowOf(Dimension<?> dimension) {
        return "%s, %s, valid_from, valid_to, is_inferred, sighted_at, %s"
                .formatted(dimension.surrogateKey(), dimension.naturalKey(), dimension.columns());
    }

    /** Base and staging together, for {@code :keys}. */
    private static String effective(Dimension<?> dimension, String columns) {
        return """
                select %1$s from %2$s d
                where %3$s = any(:keys) and %4$s > 0
                  and not exists (select from %5$s s where s.%4$s = d.%4$s)
                union all
                select %1$s from %5$s where %3$s = any(:keys) and change <> 'DELETE'
                """.formatted(
                columns, dimension.table(), dimension.naturalKey(), dimension.surrogateKey(), dimension.stagingTable());
    }

    private Map<String, List<Version>> byKey(Dimension<?> dimension, Collection<String> naturalKeys, String query) {
        var versions = new HashMap<String, List<Version>>();
        warehouse.sql(query).param("keys", naturalKeys.toArray(String[]::new)).query(row -> {
            var version = toVersion(dimension, row);
            versions.computeIfAbsent(version.naturalKey(), key -> new ArrayList<>(2))
                    .add(version);
        });
        return versions;
    }

    private static Version toVersion(Dimension<?> dimension, ResultSet row) throws SQLException {
        return new Version(
                row.getInt(1),
                row.getString(2),
                instant(row, 3),
                instant(row, 4),
                row.getBoolean(5),
                optionalInstant(row, 6),
                ProfileColumns.read(dimension, row, 7));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Eternity.intern(row.getObject(column, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant optionalInstant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static CopyTarget<VersionChange> target(Dimension<?> dimension) {
        var columns = new ArrayList<Column<VersionChange>>(List.of(
                Column.timestamptz("valid_from", change -> change.version().from()),
                Column.timestamptz("valid_to", change -> change.version().to()),
                Column.integer(
                        dimension.surrogateKey(), change -> change.version().key()),
                Column.bool("is_inferred", change -> change.version().isInferred()),
                Column.timestamptz("sighted_at", change -> change.version().sightedAt()),
                Column.text("change", change -> change.kind().name()),
                Column.text(dimension.naturalKey(), change -> change.version().naturalKey())));
        columns.addAll(ProfileColumns.of(dimension, change -> change.version().profile()));
        return CopyTarget.of(dimension.stagingTable(), columns);
    }
}
