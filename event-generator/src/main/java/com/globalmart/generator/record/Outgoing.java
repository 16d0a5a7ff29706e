package com.globalmart.generator.record;

import com.globalmart.generator.event.Deletion;
import com.globalmart.generator.event.Message;
import com.globalmart.generator.event.Statement;
import com.globalmart.generator.event.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record to send, and what must become of it.
 *
 * @param message what it says; for a malformed record what it was meant to say
 * @param value the bytes to send, null for a record without a value
 * @param reason why, for a fate or finding that has a reason
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
public record Outgoing(Message message, byte @Nullable [] value, Fate fate, Reason reason, Planted planted) {

    static Outgoing fact(Message message, Planted planted) {
        return new Outgoing(message, message.toJson().toBytes(), Fate.FACT, Reason.NONE, planted);
    }

    static Outgoing statement(Statement statement) {
        boolean isTombstone = statement instanceof Deletion deletion && deletion.isTombstone();
        byte[] value = isTombstone ? null : statement.toJson().toBytes();
        return new Outgoing(statement, value, Fate.STATEMENT, Reason.NONE, Planted.NONE);
    }

    public Topic topic() {
        return message.topic();
    }

    public String key() {
        return message.key();
    }

    /** The timestamp that the record itself needs; null for the time of sending. */
    public @Nullable Instant recordTimestamp() {
        return fate == Fate.STATEMENT && value == null ? message.at() : null;
    }
}
