package com.globalmart.admin.load;

/** What a step of a load has read in its committed chunks, all its ranges together, and what became of that. */
record StepBook(String step, long ranges, long read, long facts, long duplicates, long quarantined) {}
