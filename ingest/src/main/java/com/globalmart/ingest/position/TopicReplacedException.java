package com.globalmart.ingest.position;

import org.jspecify.annotations.Nullable;

/** A topic is not the one that its positions belong to; nothing of it may land. */
public final class TopicReplacedException extends RuntimeException {

    TopicReplacedException(String topic, @Nullable String found, String expected) {
        super("topic %s has the id %s, expected %s".formatted(topic, found == null ? "of none" : found, expected));
    }
}
