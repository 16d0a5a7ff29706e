package com.globalmart.admin.execution;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.Words;

/**
 * Who holds the lease of an execution, as its page shows it.
 *
 * @param lease how long it still holds, or since when it does not
 */
record OwnerFacts(String nodeId, int epoch, Moment expires, String lease) {

    static OwnerFacts of(Owner owner) {
        return new OwnerFacts(
                owner.nodeId(),
                owner.epoch(),
                Moment.of(owner.expiresAt()),
                owner.isGone()
                        ? "ran out " + Words.ago(owner.left().negated())
                        : "holds another %s unless renewed".formatted(Words.duration(owner.left())));
    }
}
