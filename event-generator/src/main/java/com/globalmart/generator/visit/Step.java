package com.globalmart.generator.visit;

/** What a visitor does next. */
enum Step {
    SEARCH,
    FILTER,
    VIEW,
    COMPARE,
    ADD,
    UPDATE,
    REMOVE,
    CHECK_OUT,
    PAY,
    ABANDON
}
