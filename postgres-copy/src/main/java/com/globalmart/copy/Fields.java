package com.globalmart.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that are not null as fields of the binary format: a length in bytes, then the value. */
final class Fields {

    /** Seconds from the epoch of Java to that of PostgreSQL, the first instant of the year 2000. */
    static final long POSTGRES_EPOCH_SECOND = 946_684_800L;

    /** Days from the epoch of Java to that of PostgreSQL. */
    static final int POSTGRES_EPOCH_DAY = 10_957;

    static final int MICROS_PER_SECOND = 1_000_000;
    static final int NANOS_PER_MICRO = 1_000;
    static final int JSONB_VERSION = 1;

    // PostgreSQL's numbers of the types that may be elements
    static final int INTEGER = 23;
    static final int TEXT = 25;
    static final int NUMERIC = 1700;

    private Fields() {}

    static void smallint(int value, CopyBuffer buffer) {
        if (value != (short) value) {
            throw new IllegalArgumentException(
                    "smallint is %d, expected %d to %d".formatted(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
        buffer.int32(Short.BYTES);
        buffer.int16(value);
    }

    static void integer(int value, CopyBuffer buffer) {
        buffer.int32(Integer.BYTES);
        buffer.int32(value);
    }

    static void bigint(long value, CopyBuffer buffer) {
        buffer.int32(Long.BYTES);
        buffer.int64(value);
    }

    static void bool(boolean value, CopyBuffer buffer) {
        buffer.int32(1);
        buffer.int8(value ? 1 : 0);
    }

    static void text(String value, CopyBuffer buffer) {
        int begin = buffer.beginLength();
        buffer.utf8(value);
        buffer.endLength(begin);
    }

    static void uuid(UUID value, CopyBuffer buffer) {
        buffer.int32(2 * Long.BYTES);
        buffer.int64(value.getMostSignificantBits());
        buffer.int64(value.getLeastSignificantBits());
    }

    static void timestamptz(Instant value, CopyBuffer buffer) {
        long seconds = value.getEpochSecond() - POSTGRES_EPOCH_SECOND;
        long micros = Math.addExact(
                Math.multiplyExact(seconds, (long) MICROS_PER_SECOND), (long) value.getNano() / NANOS_PER_MICRO);
        buffer.int32(Long.BYTES);
        buffer.int64(micros);
    }

    static void date(LocalDate value, CopyBuffer buffer) {
        buffer.int32(Integer.BYTES);
        buffer.int32(Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    static void numeric(BigDecimal value, CopyBuffer buffer) {
        int begin = buffer.beginLength();
        NumericFormat.encode(value, buffer);
        buffer.endLength(begin);
    }

    static void numeric(long unscaled, int scale, CopyBuffer buffer) {
        int begin = buffer.beginLength();
        NumericFormat.encode(unscaled, scale, buffer);
        buffer.endLength(begin);
    }

    static void bytea(byte[] value, CopyBuffer buffer) {
        buffer.int32(value.length);
        buffer.raw(value);
    }

    static void jsonb(String value, CopyBuffer buffer) {
        int begin = buffer.beginLength();
        buffer.int8(JSONB_VERSION);
        buffer.utf8(value);
        buffer.endLength(begin);
    }

    /** @param elementType PostgreSQL's number of it */
    static <T> void array(
            List<? extends @Nullable T> elements, int elementType, Column.Encoder<T> encoder, CopyBuffer buffer) {
        int begin = buffer.beginLength();
        buffer.int32(elements.isEmpty() ? 0 : 1); // dimensions
        buffer.int32(hasNull(elements) ? 1 : 0);
        buffer.int32(elementType);
        if (!elements.isEmpty()) {
            buffer.int32(elements.size());
            buffer.int32(1); // subscript of the first
        }
        for (T element : elements) {
            if (element == null) {
                buffer.nothing();
            } else {
                encoder.encode(element, buffer);
            }
        }
        buffer.endLength(begin);
    }

    private static boolean hasNull(List<?> elements) {
        for (Object element : elements) { // contains(null) throws on lists that cannot have one
            if (element == null) {
                return true;
            }
        }
        return false;
    }
}
