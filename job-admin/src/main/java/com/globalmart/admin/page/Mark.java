package com.globalmart.admin.page;

/** What a state means to whoever looks: it chooses the shape and the colour beside the word. */
public enum Mark {
    /** Done, as it should be: a tick. */
    GOOD,
    /** Under way: a ring. */
    BUSY,
    /** Not finished, or not as usual, but nothing broke: a square. */
    WARN,
    /** Broken: a cross. */
    BAD,
    /** Nothing has happened: a dash. */
    IDLE;

    /** The name that the style sheet and the template of marks know. */
    public String style() {
        return switch (this) {
            case GOOD -> "good";
            case BUSY -> "busy";
            case WARN -> "warn";
            case BAD -> "bad";
            case IDLE -> "idle";
        };
    }
}
