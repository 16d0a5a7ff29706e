package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.RecordId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which dead letters a list shows. It stands in the address, so that it can be shared. Null stands for any.
 *
 * @param after only letters behind this one: the page after the one that ended there
 */
record LetterFilter(
        @Nullable String topic,
        @Nullable UnreadableReason reason,
        @Nullable LetterState state,
        @Nullable Cursor after) {

    /**
     * Where a page ended: the letter that was received last comes first.
     *
     * @param receivedAt when ingest took it
     */
    record Cursor(Instant receivedAt, RecordId id) {

        private static final Pattern FORM = Pattern.compile("([0-9T:.-]{16,29}Z)/(" + RecordId.FORM + ")");

        static @Nullable Cursor of(@Nullable String parameter) {
            if (parameter == null || parameter.isEmpty()) {
                return null;
            }
            var parts = FORM.matcher(parameter);
            if (parts.matches()) {
                try {
                    return new Cursor(Instant.parse(parts.group(1)), RecordId.parse(parts.group(2)));
                } catch (DateTimeException e) {
                    // told below, like another form
                }
            }
            throw ProblemException.invalid(
                    "The value of \"after\" is not where a page ended: go back to the first page.");
        }

        @Override
        public String toString() {
            return receivedAt + "/" + id;
        }
    }

    public boolean isNarrow() {
        return topic != null || reason != null;
    }

    LetterFilter after(@Nullable Cursor cursor) {
        return new LetterFilter(topic, reason, state, cursor);
    }

    String address() {
        var address = UriComponentsBuilder.fromPath("/dead-letters");
        if (topic != null) {
            address.queryParam("topic", topic);
        }
        if (reason != null) {
            address.queryParam("reasonCode", reason);
        }
        if (state != LetterState.OPEN) {
            address.queryParam("state", state == null ? LetterState.ALL : state.parameter());
        }
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.build().toUriString();
    }
}
