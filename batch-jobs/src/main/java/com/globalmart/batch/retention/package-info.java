/** What is kept for a while only: the nightly tables, settled quarantine, job history. The job {@code retention}. */
@NullMarked
package com.globalmart.batch.retention;

import org.jspecify.annotations.NullMarked;
