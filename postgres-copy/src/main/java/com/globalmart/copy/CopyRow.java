package com.globalmart.copy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row, read from the first to the last with the methods of their types. A field that may be null is read
 * with {@link #orNull}. Whatever is not as expected is an error that names the row and the column, counted from 1.
 */
public final class CopyRow {

    private static final int NULL = -1;

    private final CopyBytes bytes;
    private long row;
    private int columns;
    private int column;

    CopyRow(CopyBytes bytes) {
        this.bytes = bytes;
    }

    public int smallint() throws SQLException {
        field("smallint", Short.BYTES);
        return bytes.int16();
    }

    public int integer() throws SQLException {
        field("integer", Integer.BYTES);
        return bytes.int32();
    }

    public long bigint() throws SQLException {
        field("bigint", Long.BYTES);
        return bytes.int64();
    }

    public boolean bool() throws SQLException {
        field("boolean", 1);
        return bytes.int8() != 0;
    }

    public String text() throws SQLException {
        return bytes.utf8(field("text"));
    }

    public UUID uuid() throws SQLException {
        field("uuid", 2 * Long.BYTES);
        return new UUID(bytes.int64(), bytes.int64());
    }

    public Instant timestamptz() throws SQLException {
        field("timestamptz", Long.BYTES);
        long micros = bytes.int64();
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            throw unexpected("timestamptz", "infinity");
        }
        long seconds = Math.floorDiv(micros, Fields.MICROS_PER_SECOND) + Fields.POSTGRES_EPOCH_SECOND;
        int nanos = Math.floorMod(micros, Fields.MICROS_PER_SECOND) * Fields.NANOS_PER_MICRO;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    public LocalDate date() throws SQLException {
        field("date", Integer.BYTES);
        int days = bytes.int32();
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            throw unexpected("date", "infinity");
        }
        return LocalDate.ofEpochDay((long) days + Fields.POSTGRES_EPOCH_DAY);
    }

    /** With the scale that the server shows, so that {@code 1.50} stays {@code 1.50}. */
    public BigDecimal numeric() throws SQLException {
        field("numeric");
        try {
            return NumericFormat.decode(bytes);
        } catch (ArithmeticException e) {
            throw unexpected("numeric", "infinity or not a number");
        }
    }

    /**
     * A number kept as a long, such as an amount in cents: no object is made on the way.
     *
     * @param scale how many decimals of the long stand behind the point, 2 for cents
     */
    public long numeric(int scale) throws SQLException {
        field("numeric");
        try {
            return NumericFormat.decode(bytes, scale);
        } catch (ArithmeticException e) {
            throw unexpected("numeric of scale %d that fits a long".formatted(scale), String.valueOf(e.getMessage()));
        }
    }

    public byte[] bytea() throws SQLException {
        return bytes.raw(field("bytea"));
    }

    /** The text of a JSON value, as the server writes it. */
    public String jsonb() throws SQLException {
        int length = field("jsonb");
        int version = bytes.int8();
        if (version != Fields.JSONB_VERSION) {
            throw unexpected("jsonb", "version " + version);
        }
        return bytes.utf8(length - 1);
    }

    public List<@Nullable String> textArray() throws SQLException {
        return array(Fields.TEXT, "text[]", CopyRow::text);
    }

    public List<@Nullable Integer> integerArray() throws SQLException {
        return array(Fields.INTEGER, "integer[]", CopyRow::integer);
    }

    public List<@Nullable BigDecimal> numericArray() throws SQLException {
        return array(Fields.NUMERIC, "numeric[]", CopyRow::numeric);
    }

    /** The next field, or null where it is null: {@code row.orNull(CopyRow::text)}. */
    public <T> @Nullable T orNull(CopySource.Row<T> value) throws SQLException {
        if (column < columns && isNull()) {
            bytes.skip(Integer.BYTES);
            column++;
            return null;
        }
        return value.from(this);
    }

    private boolean isNull() throws SQLException {
        bytes.await(Integer.BYTES);
        return bytes.peekInt32() == NULL;
    }

    void begin(long rowsBefore, int fields) {
        row = rowsBefore + 1;
        columns = fields;
        column = 0;
    }

    /** Every field must have been read, or the next row would begin in the middle of this one. */
    void end() throws SQLException {
        if (column != columns) {
            throw new SQLException("row %d has %d columns, and %d of them were read".formatted(row, columns, column));
        }
    }

    private <T> List<@Nullable T> array(int elementType, String type, CopySource.Row<T> element) throws SQLException {
        field(type);
        int dimensions = bytes.int32();
        bytes.skip(Integer.BYTES); // whether an element is null
        int found = bytes.int32();
        if (found != elementType) {
            throw unexpected(type, "an array of type %d".formatted(found));
        }
        if (dimensions == 0) {
            return List.of();
        }
        if (dimensions > 1) {
            throw unexpected(type, "%d dimensions".formatted(dimensions));
        }
        int size = bytes.int32();
        bytes.skip(Integer.BYTES); // subscript of the first
        int arrayColumn = column;
        var elements = new ArrayList<@Nullable T>(size);
        for (int index = 0; index < size; index++) {
            column = arrayColumn - 1; // an element counts as its column
            elements.add(orNull(element));
        }
        return Collections.unmodifiableList(elements);
    }

    private void field(String type, int expectedLength) throws SQLException {
        int length = field(type);
        if (length != expectedLength) {
            throw unexpected(type, "%d bytes".formatted(length));
        }
    }

    /** Goes on to the next field and returns its length in bytes, which are there to be read. */
    private int field(String type) throws SQLException {
        if (column == columns) {
            throw new SQLException("row %d has no column %d, expected %s".formatted(row, column + 1, type));
        }
        column++;
        bytes.await(Integer.BYTES);
        int length = bytes.int32();
        if (length == NULL) {
            throw unexpected(type, "null");
        }
        bytes.await(length);
        return length;
    }

    private SQLException unexpected(String expected, String found) {
        return new SQLException("row %d, column %d is %s, expected %s".formatted(row, column, found, expected));
    }
}
