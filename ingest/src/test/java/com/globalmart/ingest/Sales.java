package com.globalmart.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of {@code transactions-topic} for tests. */
final class Sales {

    static final String TOPIC = "transactions-topic";

    private Sales() {}

    static String json(UUID id) {
        return """
                {"transaction_id":"%s","user_id":"USER_1","timestamp":"2026-03-14T15:09:26.535897",\
                "products":[{"product_id":"PROD_1","quantity":2,"price":29.99}],\
                "total_amount":59.98,"payment_method":"PayPal","country":"Germany"}""".formatted(id);
    }

    /** Good records over all partitions. */
    static List<ProducerRecord<byte[], byte[]>> good(int count) {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int i = 0; i < count; i++) {
            records.add(in(i % 3, json(UUID.randomUUID())));
        }
        return records;
    }

    static ProducerRecord<byte[], byte[]> in(int partition, String value) {
        return new ProducerRecord<>(TOPIC, partition, null, value.getBytes(UTF_8));
    }
}
