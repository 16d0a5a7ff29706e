package com.globalmart.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyOut;

/** Bytes on their way from the server. It sends a row at a time today, which the protocol does not promise. */
final class CopyBytes {

    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final CopyOut copy;
    private byte[] bytes = {};
    private int at;

    CopyBytes(CopyOut copy) {
        this.copy = copy;
    }

    /** Waits until at least so many bytes are there. */
    void await(int needed) throws SQLException {
        while (bytes.length - at < needed) {
            byte[] more = copy.readFromCopy();
            if (more == null) {
                throw new SQLException("the copy ended after %d bytes, expected %d more"
                        .formatted(bytes.length - at, needed - (bytes.length - at)));
            }
            bytes = at == bytes.length ? more : joined(more);
            at = 0;
        }
    }

    /** Waits until the server has said that all is sent. */
    void awaitEnd() throws SQLException {
        while (copy.readFromCopy() != null) {
            // nothing of ours follows the trailer
        }
    }

    int int8() {
        return bytes[at++];
    }

    int int16() {
        int value = (short) INT16.get(bytes, at);
        at += Short.BYTES;
        return value;
    }

    int int32() {
        int value = (int) INT32.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    /** The next four bytes, which stay. */
    int peekInt32() {
        return (int) INT32.get(bytes, at);
    }

    long int64() {
        long value = (long) INT64.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    byte[] raw(int length) {
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    String utf8(int length) {
        var value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    void skip(int length) {
        at += length;
    }

    private byte[] joined(byte[] more) {
        int left = bytes.length - at;
        byte[] both = Arrays.copyOfRange(bytes, at, at + left + more.length);
        System.arraycopy(more, 0, both, left, more.length);
        return both;
    }
}
