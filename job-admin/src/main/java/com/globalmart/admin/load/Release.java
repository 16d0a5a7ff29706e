package com.globalmart.admin.load;

import com.globalmart.admin.page.Moment;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who lets a load pass its gate.
 *
 * @param checks those that were violated then: it passes these and no others
 */
record Release(String by, String reason, List<String> checks, Instant released) {

    public Moment at() {
        return Moment.of(released);
    }
}
