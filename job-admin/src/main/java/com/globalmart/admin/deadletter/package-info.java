/** Records that ingest could not read: grouped, listed, shown, mended, sent again, discarded. */
@NullMarked
package com.globalmart.admin.deadletter;

import org.jspecify.annotations.NullMarked;
