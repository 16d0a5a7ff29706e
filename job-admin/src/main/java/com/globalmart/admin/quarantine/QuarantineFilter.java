package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.record.RecordId;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which quarantined records a list shows. It stands in the address, so that it can be shared. Null stands for any.
 *
 * @param businessDate only what the loads of this UTC day refused
 * @param after only records behind this one: the page after the one that ended there
 */
record QuarantineFilter(
        @Nullable String topic,
        @Nullable RefusalReason reason,
        @Nullable QuarantineState state,
        @Nullable LocalDate businessDate,
        @Nullable Cursor after) {

    /**
     * Where a page ended: the newest load comes first, and its records in their order.
     *
     * @param loadId the load that refused the record
     */
    record Cursor(int loadId, RecordId id) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(" + RecordId.FORM + ")");

        static @Nullable Cursor of(@Nullable String parameter) {
            if (parameter == null || parameter.isEmpty()) {
                return null;
            }
            var parts = FORM.matcher(parameter);
            if (!parts.matches()) {
                throw ProblemException.invalid(
                        "The value of \"after\" is not where a page ended: go back to the first page.");
            }
            return new Cursor(Integer.parseInt(parts.group(1)), RecordId.parse(parts.group(2)));
        }

        @Override
        public String toString() {
            return loadId + "/" + id;
        }
    }

    public boolean isNarrow() {
        return topic != null || reason != null || businessDate != null;
    }

    QuarantineFilter after(@Nullable Cursor cursor) {
        return new QuarantineFilter(topic, reason, state, businessDate, cursor);
    }

    String address() {
        var address = UriComponentsBuilder.fromPath("/quarantine");
        if (topic != null) {
            address.queryParam("topic", topic);
        }
        if (reason != null) {
            address.queryParam("reasonCode", reason);
        }
        if (state != QuarantineState.OPEN) {
            address.queryParam("state", state == null ? QuarantineState.ALL : state.parameter());
        }
        if (businessDate != null) {
            address.queryParam("businessDate", businessDate);
        }
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.build().toUriString();
    }
}
