package com.globalmart.admin.deadletter;

import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.Choice;

/** Letters of one topic with one reason, and how many of them are in which state. */
record LetterGroup(String topic, UnreadableReason reason, long open, long mended, long discarded) {

    public String openCount() {
        return Words.number(open);
    }

    public String mendedCount() {
        return Words.number(mended);
    }

    public String discardedCount() {
        return Words.number(discarded);
    }

    /** Where its letters are listed: the open ones, or all where none is open. */
    public String address() {
        return "/dead-letters?topic=%s&reasonCode=%s%s".formatted(topic, reason, open == 0 ? "&state=all" : "");
    }

    /** Where something is done about all open ones. */
    public String action(String verb) {
        return new Choice.Open(topic, reason.name()).address("/dead-letters/" + verb);
    }
}
