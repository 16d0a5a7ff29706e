package com.globalmart.admin.landing;

import java.time.Instant;

/**
 * How far landing is behind one topic.
 *
 * @param partitions how many partitions of the topic's newest generation have a position
 * @param landed records that have landed so far: where all partitions stand, added up
 * @param lag records that the log had and landing had not, when the log's end was last seen
 * @param seenAt when the end of the log was seen, of the partition where that is longest ago
 */
public record TopicLag(String topic, int partitions, long landed, long lag, Instant seenAt) {}
