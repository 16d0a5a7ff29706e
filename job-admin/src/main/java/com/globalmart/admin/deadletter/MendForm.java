package com.globalmart.admin.deadletter;

import com.globalmart.admin.record.RecordId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that mends a letter.
 *
 * @param letter what was there
 * @param token makes two clicks on its button one request
 * @param key its key as text; null where it is none that a form can show, and stays as it is
 * @param value what is to land, as text
 * @param objections what ingest would say of it, once it was checked
 * @param verdict what the check says in a sentence; null before it
 */
record MendForm(
        Letter letter,
        UUID token,
        @Nullable String key,
        String value,
        String reason,
        List<String> objections,
        @Nullable String verdict) {

    public RecordId id() {
        return letter.id();
    }
}
