package com.globalmart.admin.load;

/**
 * A check that a load violates.
 *
 * @param isError whether it stops the load at its gate; a warning does not
 * @param sentence what must hold
 * @param offenders rows that offend it
 */
record FailedCheck(String name, boolean isError, String sentence, long offenders) {}
