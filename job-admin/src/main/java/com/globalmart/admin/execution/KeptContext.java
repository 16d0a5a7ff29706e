package com.globalmart.admin.execution;

import com.globalmart.admin.page.Words;

/**
 * What an execution, or a step of it, keeps for its next attempt.
 *
 * @param step the step or partition; empty for the execution itself
 * @param text JSON, at most {@value Contexts#LONGEST} characters of it
 * @param length how many characters it has in all
 */
record KeptContext(long stepExecutionId, String step, String text, long length) {

    public boolean isCut() {
        return length > text.length();
    }

    /** How long it is, in words. */
    public String size() {
        return Words.count(length, "character");
    }
}
