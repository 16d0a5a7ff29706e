/** Ranges of business dates, one night after the other. */
@NullMarked
package com.globalmart.batch.backfill;

import org.jspecify.annotations.NullMarked;
