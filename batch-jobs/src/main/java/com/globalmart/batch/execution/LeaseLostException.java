package com.globalmart.batch.execution;

/** This node no longer owns an execution: whoever took it over goes on, and this node writes nothing more of it. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException(long executionId, String nodeId) {
        super("lease lost: node %s no longer owns execution %d, nothing of this chunk is written"
                .formatted(nodeId, executionId));
    }
}
