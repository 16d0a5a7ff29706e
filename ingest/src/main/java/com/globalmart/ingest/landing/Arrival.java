package com.globalmart.ingest.landing;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record as it came.
 *
 * @param generation of its topic, from 1
 */
record Arrival(ConsumerRecord<byte[], byte[]> record, int generation) {}
