package com.globalmart.ingest.position;

import org.apache.kafka.common.TopicPartition;

/**
 * How far one partition of a topic has landed.
 *
 * @param generation of the topic, from 1; a topic that was deleted and made anew has the next
 * @param nextOffset the offset expected next; everything before it is landed or a dead letter
 * @param topicId the broker's id of the topic, which a topic made anew does not share
 */
public record Position(String topic, int generation, int partition, long nextOffset, String topicId) {

    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    /** The position after a move. */
    public Position at(long offset) {
        return new Position(topic, generation, partition, offset, topicId);
    }
}
