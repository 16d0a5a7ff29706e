package com.globalmart.admin.page;

/** How soon a page asks for its changing parts again. */
public final class Refresh {

    private Refresh() {}

    /** In the words of htmx: every 2 seconds while something runs, else every 5. */
    public static String trigger(boolean isSomethingRunning) {
        return isSomethingRunning ? "every 2s" : "every 5s";
    }
}
