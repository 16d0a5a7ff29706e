package com.globalmart.admin.node;

import java.time.Duration;

/**
 * A process of batch-jobs.
 *
 * @param silence how long ago it gave its last sign of life
 * @param isAlive whether that is recent enough
 */
public record Node(String nodeId, String host, String version, Duration silence, boolean isAlive) {}
