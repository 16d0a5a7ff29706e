/** Landed records that the batch refused: listed, shown, replayed, discarded. */
@NullMarked
package com.globalmart.cli.quarantine;

import org.jspecify.annotations.NullMarked;
