package com.globalmart.admin.quarantine;

import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.Choice;

/**
 * Records of one topic that were refused for one reason, and how many of them are in which state.
 *
 * @param isChoosable whether any of them is open and of a published load, so that something can be done about it
 */
record QuarantineGroup(
        String topic, RefusalReason reason, long open, long replayed, long discarded, boolean isChoosable) {

    public String openCount() {
        return Words.number(open);
    }

    public String replayedCount() {
        return Words.number(replayed);
    }

    public String discardedCount() {
        return Words.number(discarded);
    }

    /** Where its records are listed: the open ones, or all where none is open. */
    public String address() {
        return "/quarantine?topic=%s&reasonCode=%s%s".formatted(topic, reason, open == 0 ? "&state=all" : "");
    }

    /** Where something is done about all open ones. */
    public String action(String verb) {
        return new Choice.Open(topic, reason.name()).address("/quarantine/" + verb);
    }
}
