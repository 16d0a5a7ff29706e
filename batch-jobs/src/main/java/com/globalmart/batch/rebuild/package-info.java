/** Judging dates again, where late events have made their judgement stale: the job {@code rebuild}. */
@NullMarked
package com.globalmart.batch.rebuild;

import org.jspecify.annotations.NullMarked;
