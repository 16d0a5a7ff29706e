package com.globalmart.generator.record;

/** Which statements about customers and products are sent. */
public enum ProfileChoice {
    /** The profile of everyone and everything as the day begins, then the day's changes. */
    ALL,
    /** The day's changes. */
    CHANGES,
    NONE
}
