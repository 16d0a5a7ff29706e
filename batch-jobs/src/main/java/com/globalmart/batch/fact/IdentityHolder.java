package com.globalmart.batch.fact;

import com.globalmart.batch.load.LogPosition;

/**
 * The record that holds an identity.
 *
 * @param contentHash hash of its parsed content: a repeat with the same hash is a duplicate
 */
public record IdentityHolder(LogPosition position, long contentHash) {}
