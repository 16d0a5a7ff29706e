package com.globalmart.ingest.landing;

import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import com.globalmart.copy.CopyWriter;
import com.globalmart.ingest.contract.ContentHash;
import com.globalmart.ingest.contract.Extra;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of schema {@code landing}: the columns that say where a record stood, which all tables share, and those of its own.
 * The columns of its own, in the order of their declaration, are also what the content hash is made of.
 */
public final class LandingTable<T> {

    private final CopyTarget<Landed<T>> target;
    private final List<BiConsumer<T, ContentHash>> hashed;

    private LandingTable(CopyTarget<Landed<T>> target, List<BiConsumer<T, ContentHash>> hashed) {
        this.target = target;
        this.hashed = hashed;
    }

    /**
     * Begins the declaration of a table.
     *
     * @param table with its schema
     */
    public static <T> Columns<T> named(String table) {
        return new Columns<>(table);
    }

    /** Of the columns of the table's own; see {@link ContentHash}. */
    public long contentHash(T content) {
        var hash = new ContentHash();
        for (BiConsumer<T, ContentHash> column : hashed) {
            column.accept(content, hash);
        }
        return hash.value();
    }

    CopyWriter<Landed<T>> open(Connection connection) throws SQLException {
        return target.open(connection);
    }

    /** The columns of a table's own, named after PostgreSQL's types. */
    public static final class Columns<T> {

        private final String table;
        private final List<Column<Landed<T>>> columns = new ArrayList<>();
        private final List<BiConsumer<T, ContentHash>> hashed = new ArrayList<>();

        private Columns(String table) {
            this.table = table;
            columns.add(Column.smallint("generation", Landed::generation));
            columns.add(Column.integer("partition", Landed::partition));
            columns.add(Column.bigint("log_offset", Landed::offset));
            columns.add(Column.timestamptz("record_timestamp", Landed::recordTimestamp));
            columns.add(Column.timestamptz("landed_at", Landed::landedAt));
            columns.add(Column.date("landed_day", Landed::landedDay));
            columns.add(Column.bigint("content_hash", Landed::contentHash));
        }

        public Columns<T> uuid(String name, Function<T, @Nullable UUID> value) {
            columns.add(Column.uuid(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> {
                UUID uuid = value.apply(content);
                if (uuid == null) {
                    hash.addNothing();
                } else {
                    hash.add(uuid.getMostSignificantBits());
                    hash.add(uuid.getLeastSignificantBits());
                }
            });
        }

        public Columns<T> timestamp(String name, Function<T, Instant> value) {
            columns.add(Column.timestamptz(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.add(value.apply(content)));
        }

        public Columns<T> date(String name, Function<T, @Nullable LocalDate> value) {
            columns.add(Column.date(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> {
                LocalDate date = value.apply(content);
                if (date == null) {
                    hash.addNothing();
                } else {
                    hash.add(date.toEpochDay());
                }
            });
        }

        public Columns<T> text(String name, Function<T, @Nullable String> value) {
            columns.add(Column.text(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.add(value.apply(content)));
        }

        public Columns<T> integer(String name, Function<T, @Nullable Integer> value) {
            columns.add(Column.nullableInteger(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.add(value.apply(content)));
        }

        public Columns<T> flag(String name, Function<T, @Nullable Boolean> value) {
            columns.add(Column.nullableBool(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.add(value.apply(content)));
        }

        public Columns<T> money(String name, Function<T, @Nullable BigDecimal> value) {
            columns.add(Column.numeric(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.add(value.apply(content)));
        }

        public Columns<T> texts(String name, Function<T, @Nullable List<@Nullable String>> value) {
            columns.add(Column.textArray(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.addAll(value.apply(content), ContentHash::add));
        }

        public Columns<T> integers(String name, Function<T, @Nullable List<Integer>> value) {
            columns.add(Column.integerArray(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.addAll(value.apply(content), ContentHash::add));
        }

        public Columns<T> moneys(String name, Function<T, @Nullable List<BigDecimal>> value) {
            columns.add(Column.numericArray(name, landed -> value.apply(landed.content())));
            return hashed((content, hash) -> hash.addAll(value.apply(content), ContentHash::add));
        }

        /** The last column: the fields that the contract does not name. */
        public LandingTable<T> extra(Function<T, @Nullable Extra> value) {
            columns.add(Column.jsonb("extra", landed -> {
                Extra extra = value.apply(landed.content());
                return extra == null ? null : extra.toJson();
            }));
            hashed((content, hash) -> hash.add(value.apply(content)));
            return new LandingTable<>(CopyTarget.of(table, array(columns)), List.copyOf(hashed));
        }

        private Columns<T> hashed(BiConsumer<T, ContentHash> column) {
            hashed.add(column);
            return this;
        }

        @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
        private static <R> Column<R>[] array(List<Column<R>> columns) {
            return columns.toArray(Column[]::new);
        }
    }
}
