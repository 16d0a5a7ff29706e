package com.globalmart.cli.deadletter;

import org.jspecify.annotations.Nullable;

/** Key and value of a record, byte for byte; null where it has none. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, never compared
record Payload(byte @Nullable [] recordKey, byte @Nullable [] recordValue) {}
