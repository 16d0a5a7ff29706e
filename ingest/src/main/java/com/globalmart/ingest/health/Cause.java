package com.globalmart.ingest.health;

import java.time.Instant;

/** Something that keeps records from landing. */
public record Cause(String what, Instant since) {}
