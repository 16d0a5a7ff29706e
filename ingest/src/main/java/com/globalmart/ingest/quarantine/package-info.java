/** Landed records that the batch refused, and that operators replay or discard. */
@NullMarked
package com.globalmart.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
