package com.globalmart.admin.request;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asked for.
 *
 * @param age how long ago
 * @param nodeId who has taken it, if anybody has
 * @param outcome what became of it, in words for the person who asked; null while it is open
 * @param jobExecutionId the execution that it made or touched
 */
public record Request(
        long requestId,
        Kind kind,
        JsonNode parameters,
        String requestedBy,
        Progress progress,
        Duration age,
        @Nullable String nodeId,
        @Nullable String outcome,
        @Nullable Long jobExecutionId) {

    /** How far it has come. */
    public enum Progress {
        OPEN,
        DONE,
        REFUSED
    }
}
