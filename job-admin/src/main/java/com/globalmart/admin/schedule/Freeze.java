package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That no schedule fires until all are released.
 *
 * @param held the schedules that fired until then
 */
record Freeze(List<String> held, String by, @Nullable String reason, Instant since) {

    public Moment began() {
        return Moment.of(since);
    }
}
