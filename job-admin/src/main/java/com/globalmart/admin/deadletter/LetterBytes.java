package com.globalmart.admin.deadletter;

import org.jspecify.annotations.Nullable;

/** Key and value of a record, byte for byte; null where it has none. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, never compared
record LetterBytes(byte @Nullable [] key, byte @Nullable [] value) {}
