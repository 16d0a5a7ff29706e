package com.globalmart.admin.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What going through the chain of hashes found.
 *
 * @param rows how many rows there are
 * @param head the newest row; null where there is none
 * @param breaks rows at which the chain is broken, {@value #MOST_BREAKS} of them at most, oldest first
 * @param hasMore whether it is broken at more rows
 * @param noted the head that somebody noted before; null where none was given
 * @param isKept whether the row that was noted is still there and says the same; true where none was given
 */
record ChainReport(
        long rows,
        @Nullable Head head,
        List<Break> breaks,
        boolean hasMore,
        @Nullable Head noted,
        boolean isKept) {

    static final int MOST_BREAKS = 100;

    /**
     * A row at which the chain is broken.
     *
     * @param problem what is wrong there, a part of a sentence
     * @param entry what the row says now
     */
    record Break(AuditRow entry, String problem) {}

    public boolean isWhole() {
        return breaks.isEmpty() && isKept;
    }
}
