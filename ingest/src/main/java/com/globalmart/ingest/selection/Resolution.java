package com.globalmart.ingest.selection;

import java.time.Instant;

/** By which request something is done about records, and when. */
public record Resolution(long requestId, Instant at) {}
