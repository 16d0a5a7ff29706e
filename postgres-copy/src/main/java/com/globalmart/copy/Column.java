package com.globalmart.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column to fill, with the way from a row to its value. The methods are named after PostgreSQL's types, and the column
 * must be of that very type. Values may be null except where Java's own type says otherwise; for numbers and truth values
 * {@code nullable...} takes the boxed type.
 *
 * @param <R> a row
 */
public final class Column<R extends @Nullable Object> {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String name;
    private final Encoder<R> encoder;

    private Column(String name, Encoder<R> encoder) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("column is \"%s\", expected lower case, digits and _".formatted(name));
        }
        this.name = name;
        this.encoder = encoder;
    }

    public static <R> Column<R> smallint(String name, ToIntFunction<R> value) {
        return new Column<>(name, (row, buffer) -> Fields.smallint(value.applyAsInt(row), buffer));
    }

    public static <R> Column<R> nullableSmallint(String name, Function<R, ? extends @Nullable Integer> value) {
        return nullable(name, value, Fields::smallint);
    }

    public static <R> Column<R> integer(String name, ToIntFunction<R> value) {
        return new Column<>(name, (row, buffer) -> Fields.integer(value.applyAsInt(row), buffer));
    }

    public static <R> Column<R> nullableInteger(String name, Function<R, ? extends @Nullable Integer> value) {
        return nullable(name, value, Fields::integer);
    }

    public static <R> Column<R> bigint(String name, ToLongFunction<R> value) {
        return new Column<>(name, (row, buffer) -> Fields.bigint(value.applyAsLong(row), buffer));
    }

    public static <R> Column<R> nullableBigint(String name, Function<R, ? extends @Nullable Long> value) {
        return nullable(name, value, Fields::bigint);
    }

    public static <R> Column<R> bool(String name, Predicate<R> value) {
        return new Column<>(name, (row, buffer) -> Fields.bool(value.test(row), buffer));
    }

    public static <R> Column<R> nullableBool(String name, Function<R, ? extends @Nullable Boolean> value) {
        return nullable(name, value, Fields::bool);
    }

    /** Text that contains NUL or half a surrogate pair is refused: PostgreSQL cannot keep it. */
    public static <R> Column<R> text(String name, Function<R, ? extends @Nullable String> value) {
        return nullable(name, value, Fields::text);
    }

    public static <R> Column<R> uuid(String name, Function<R, ? extends @Nullable UUID> value) {
        return nullable(name, value, Fields::uuid);
    }

    /** What an instant has below a microsecond is cut off, towards the past. */
    public static <R> Column<R> timestamptz(String name, Function<R, ? extends @Nullable Instant> value) {
        return nullable(name, value, Fields::timestamptz);
    }

    public static <R> Column<R> date(String name, Function<R, ? extends @Nullable LocalDate> value) {
        return nullable(name, value, Fields::date);
    }

    /** Exact. The server rounds what is finer than the column's scale. */
    public static <R> Column<R> numeric(String name, Function<R, ? extends @Nullable BigDecimal> value) {
        return nullable(name, value, Fields::numeric);
    }

    /**
     * A number kept as a long, such as an amount in cents: no object is made on the way.
     *
     * @param scale how many decimals of the long stand behind the point, 2 for cents
     */
    public static <R> Column<R> numeric(String name, int scale, ToLongFunction<R> unscaled) {
        if (scale < 0 || scale > NumericFormat.MAX_SCALE) {
            throw new IllegalArgumentException(
                    "scale is %d, expected 0 to %d".formatted(scale, NumericFormat.MAX_SCALE));
        }
        return new Column<>(name, (row, buffer) -> Fields.numeric(unscaled.applyAsLong(row), scale, buffer));
    }

    public static <R> Column<R> bytea(String name, Function<R, byte @Nullable []> value) {
        return new Column<>(name, (row, buffer) -> {
            byte[] bytes = value.apply(row);
            if (bytes == null) {
                buffer.nothing();
                return;
            }
            Fields.bytea(bytes, buffer);
        });
    }

    /** The text of a JSON value. The server refuses what is not JSON. */
    public static <R> Column<R> jsonb(String name, Function<R, ? extends @Nullable String> value) {
        return nullable(name, value, Fields::jsonb);
    }

    /** Elements may be null. */
    public static <R> Column<R> textArray(
            String name, Function<R, ? extends @Nullable List<? extends @Nullable String>> value) {
        return nullable(name, value, (elements, buffer) -> Fields.array(elements, Fields.TEXT, Fields::text, buffer));
    }

    /** Elements may be null. */
    public static <R> Column<R> integerArray(
            String name, Function<R, ? extends @Nullable List<? extends @Nullable Integer>> value) {
        return nullable(
                name, value, (elements, buffer) -> Fields.array(elements, Fields.INTEGER, Fields::integer, buffer));
    }

    /** Elements may be null. */
    public static <R> Column<R> numericArray(
            String name, Function<R, ? extends @Nullable List<? extends @Nullable BigDecimal>> value) {
        return nullable(
                name, value, (elements, buffer) -> Fields.array(elements, Fields.NUMERIC, Fields::numeric, buffer));
    }

    /** The same column of rows that have such a row as a part. */
    public <W> Column<W> of(Function<W, ? extends R> part) {
        return new Column<>(name, (whole, buffer) -> encoder.encode(part.apply(whole), buffer));
    }

    String quotedName() {
        return '"' + name + '"';
    }

    void encode(R row, CopyBuffer buffer) {
        try {
            encoder.encode(row, buffer);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("column %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static <R, T> Column<R> nullable(
            String name, Function<R, ? extends @Nullable T> value, Encoder<T> encoder) {
        return new Column<>(name, (row, buffer) -> {
            T found = value.apply(row);
            if (found == null) {
                buffer.nothing();
                return;
            }
            encoder.encode(found, buffer);
        });
    }

    /** Appends a field, its length and its bytes. */
    @FunctionalInterface
    interface Encoder<T> {
        void encode(T value, CopyBuffer buffer);
    }
}
