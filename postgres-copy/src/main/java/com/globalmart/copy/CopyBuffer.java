package com.globalmart.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes on their way to the server, in a buffer that grows with the longest row and is used again for the next ones.
 * Whatever is of variable length reserves its length first and fills it in afterwards.
 */
final class CopyBuffer {

    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int UTF8_BYTES_PER_CHAR = 3; // a pair of surrogates takes four

    private byte[] bytes;
    private int size;

    CopyBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets what lies behind a size that the buffer had before. */
    void truncate(int earlierSize) {
        size = earlierSize;
    }

    void int8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void int16(int value) {
        reserve(Short.BYTES);
        INT16.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    void int32(int value) {
        reserve(Integer.BYTES);
        INT32.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void int64(long value) {
        reserve(Long.BYTES);
        INT64.set(bytes, size, value);
        size += Long.BYTES;
    }

    void raw(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** A field that is null: a length of -1 and nothing behind it. */
    void nothing() {
        int32(-1);
    }

    /** Leaves room for a length and returns where {@link #endLength} shall write it. */
    int beginLength() {
        int32(0);
        return size;
    }

    void endLength(int begin) {
        INT32.set(bytes, begin - Integer.BYTES, size - begin);
    }

    /**
     * Text in UTF-8.
     *
     * @throws IllegalArgumentException when PostgreSQL could not keep it: it contains NUL or half a surrogate pair
     */
    void utf8(String text) {
        int length = text.length();
        reserve(Math.multiplyExact(length, UTF8_BYTES_PER_CHAR));
        byte[] target = bytes;
        int at = size;
        int index = 0;
        for (; index < length; index++) {
            char letter = text.charAt(index);
            if (letter >= 0x80) {
                break;
            }
            if (letter == 0) {
                throw unstorable("NUL", index);
            }
            target[at++] = (byte) letter;
        }
        size = at;
        if (index < length) {
            utf8BeyondAscii(text, index);
        }
    }

    private void utf8BeyondAscii(String text, int start) {
        int index = start;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (point == 0) {
                throw unstorable("NUL", index);
            }
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw unstorable("half a surrogate pair", index);
            }
            utf8(point);
            index += Character.charCount(point);
        }
    }

    private void utf8(int point) {
        if (point < 0x80) {
            bytes[size++] = (byte) point;
            return;
        }
        if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | (point >> 6));
            bytes[size++] = continuation(point);
            return;
        }
        if (point < 0x10000) {
            bytes[size++] = (byte) (0xE0 | (point >> 12));
            bytes[size++] = continuation(point >> 6);
            bytes[size++] = continuation(point);
            return;
        }
        bytes[size++] = (byte) (0xF0 | (point >> 18));
        bytes[size++] = continuation(point >> 12);
        bytes[size++] = continuation(point >> 6);
        bytes[size++] = continuation(point);
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static IllegalArgumentException unstorable(String found, int index) {
        return new IllegalArgumentException(
                "text has %s at index %d, expected what PostgreSQL can keep".formatted(found, index));
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), Integer.MAX_VALUE - 8));
        }
    }
}
