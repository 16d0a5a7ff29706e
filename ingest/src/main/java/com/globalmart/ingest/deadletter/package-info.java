/** Records that could not be read: bytes and reason, kept for whoever mends or discards them. */
@NullMarked
package com.globalmart.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
