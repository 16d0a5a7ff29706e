/** Landed records that a load refused: grouped, listed, shown, edited, replayed, discarded. */
@NullMarked
package com.globalmart.admin.quarantine;

import org.jspecify.annotations.NullMarked;
