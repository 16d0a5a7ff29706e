package com.globalmart.batch.landing;

import com.globalmart.batch.load.LogPosition;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a landing table, read column by column in Java's types. */
final class LandedRow {

    /** The columns of the envelope, which every landing table has. */
    static final String ENVELOPE = "generation, partition, log_offset, record_timestamp, landed_at, content_hash";

    private final ResultSet row;

    LandedRow(ResultSet row) {
        this.row = row;
    }

    Landed.Envelope envelope() throws SQLException {
        var position = new LogPosition(row.getShort("generation"), row.getInt("partition"), row.getLong("log_offset"));
        return new Landed.Envelope(
                position, instant("record_timestamp"), instant("landed_at"), row.getLong("content_hash"));
    }

    String text(String column) throws SQLException {
        return row.getString(column);
    }

    @Nullable
    String optionalText(String column) throws SQLException {
        return row.getString(column);
    }

    Instant instant(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    UUID uuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    @Nullable
    LocalDate date(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    BigDecimal decimal(String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    @Nullable
    BigDecimal optionalDecimal(String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    @Nullable
    Integer optionalInteger(String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    Boolean optionalBoolean(String column) throws SQLException {
        var value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    /** The elements of an array column; null stands for null. */
    @Nullable
    List<String> optionalTexts(String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    /** The elements of an array column; none for null. */
    List<String> texts(String column) throws SQLException {
        return list(row.getArray(column), String[].class);
    }

    List<Integer> integers(String column) throws SQLException {
        return list(row.getArray(column), Integer[].class);
    }

    List<BigDecimal> decimals(String column) throws SQLException {
        return list(row.getArray(column), BigDecimal[].class);
    }

    private static <T> List<T> list(@Nullable Array array, Class<T[]> type) throws SQLException {
        return array == null ? List.of() : Arrays.asList(type.cast(array.getArray()));
    }
}
