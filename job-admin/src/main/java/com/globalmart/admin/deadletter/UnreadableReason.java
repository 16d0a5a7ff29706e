package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.Typed;
import org.jspecify.annotations.Nullable;

/** Why ingest could not read a record. */
enum UnreadableReason {
    EMPTY("It has no value where one is needed. Mend it, or discard it."),
    NOT_JSON("Its bytes are not JSON in UTF-8: cut off, or something else altogether. Mend it, or discard it."),
    NOT_AN_OBJECT("It is JSON, but not an object with fields. Mend it, or discard it."),
    MISSING_FIELD("A field that its contract requires is not there. Mend it; the producer may need mending, too."),
    INVALID_FIELD(
            "A field has another type, form or range than its contract says. Mend it; the producer may need it, too.");

    private final String meaning;

    UnreadableReason(String meaning) {
        this.meaning = meaning;
    }

    /** What it says, and what helps. */
    public String meaning() {
        return meaning;
    }

    /** What an address says; an empty value is none. */
    static @Nullable UnreadableReason of(@Nullable String parameter) {
        return Typed.oneOf(values(), UnreadableReason::name, "reasonCode", parameter, "a reason");
    }
}
