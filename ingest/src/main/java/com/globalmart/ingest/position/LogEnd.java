package com.globalmart.ingest.position;

import java.time.Instant;

/**
 * Where the log of a partition ended.
 *
 * @param offset of the next committed record
 * @param seenAt a time at which it had ended there or earlier: taken before the broker was asked
 */
record LogEnd(Position position, long offset, Instant seenAt) {}
