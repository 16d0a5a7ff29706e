package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.LandedChange;
import com.globalmart.copy.Column;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One attribute of a dimension: a column of the same name and type in the statements, in staging and in the dimension.
 *
 * @param name of the column
 * @param column takes a value to be copied
 * @param reader takes the value out of a row that was read
 * @param stated what a landed statement says of it
 * @param missing what stands for it where nobody has told it
 * @param isToldByEvents whether events tell it too, so that an inferred member has it
 * @param <L> a landed statement
 */
public record Attribute<L>(
        String name,
        Column<@Nullable Object> column,
        Reader reader,
        Function<L, ? extends @Nullable Object> stated,
        @Nullable Object missing,
        boolean isToldByEvents) {

    /** Reads the value of a column, counted from 1. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(ResultSet row, int column) throws SQLException;
    }

    public static <L> Attribute<L> text(String name, Function<L, @Nullable String> stated) {
        return of(name, Column.text(name, value -> (String) value), ResultSet::getString, stated);
    }

    @SuppressWarnings("unchecked") // lists come from nowhere but here
    public static <L> Attribute<L> textArray(String name, Function<L, @Nullable List<String>> stated) {
        return of(name, Column.textArray(name, value -> (List<String>) value), Attribute::texts, stated);
    }

    public static <L> Attribute<L> date(String name, Function<L, @Nullable LocalDate> stated) {
        return of(name, Column.date(name, value -> (LocalDate) value), typed(LocalDate.class), stated);
    }

    public static <L> Attribute<L> integer(String name, Function<L, @Nullable Integer> stated) {
        return of(name, Column.nullableInteger(name, value -> (Integer) value), typed(Integer.class), stated);
    }

    /** Values have as many decimals as the column. */
    public static <L> Attribute<L> numeric(String name, Function<L, @Nullable BigDecimal> stated) {
        return of(name, Column.numeric(name, value -> (BigDecimal) value), ResultSet::getBigDecimal, stated);
    }

    public static <L> Attribute<L> bool(String name, Function<L, @Nullable Boolean> stated) {
        return of(name, Column.nullableBool(name, value -> (Boolean) value), typed(Boolean.class), stated);
    }

    /** Text that statements carry in a field which the contract does not name: landing keeps those. */
    public static <L extends LandedChange> Attribute<L> extraText(String field) {
        return text(field, landed -> {
            var extra = landed.extra();
            return extra == null
                    ? null
                    : JsonMapper.shared()
                            .readTree(extra)
                            .path(field)
                            .asStringOpt()
                            .orElse(null);
        });
    }

    /** Events tell it too: an inferred member has it. */
    public Attribute<L> toldByEvents() {
        return new Attribute<>(name, column, reader, stated, missing, true);
    }

    /** Where nobody has told it, this stands for it instead of null. */
    public Attribute<L> orElse(Object value) {
        return new Attribute<>(name, column, reader, stated, value, isToldByEvents);
    }

    private static <L> Attribute<L> of(
            String name,
            Column<@Nullable Object> column,
            Reader reader,
            Function<L, ? extends @Nullable Object> stated) {
        return new Attribute<>(name, column, reader, stated, null, false);
    }

    private static Reader typed(Class<?> type) {
        return (row, column) -> row.getObject(column, type);
    }

    private static @Nullable Object texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }
}
