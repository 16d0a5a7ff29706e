/** Landed records that the batch refused, with the reason. */
@NullMarked
package com.globalmart.batch.quarantine;

import org.jspecify.annotations.NullMarked;
