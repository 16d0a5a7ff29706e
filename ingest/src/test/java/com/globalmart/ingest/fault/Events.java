package com.globalmart.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.globalmart.ingest.TestPlatform;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Good records of all topics, each with an identifier of its own. */
final class Events {

    static final String SALES = "transactions-topic";
    static final String VIEWS = "product-views-topic";
    private static final int PARTITIONS = 3;

    private Events() {}

    /**
     * One of the five topics after the other, over all partitions.
     *
     * @param number from 0
     */
    static Event any(int number) {
        UUID id = UUID.randomUUID();
        String topic = TestPlatform.TOPICS.get(number % TestPlatform.TOPICS.size());
        String value = switch (topic) {
            case SALES -> saleJson(id);
            case VIEWS -> viewJson(id);
            case "cart-events-topic" -> cartEventJson(id);
            case "customers-topic" -> customerJson(id);
            default -> productJson(id);
        };
        return new Event(id, in(topic, number / TestPlatform.TOPICS.size() % PARTITIONS, value));
    }

    /** @param number from 0; neighbours go to different partitions */
    static Event sale(int number) {
        return saleIn(number % PARTITIONS);
    }

    static Event saleIn(int partition) {
        UUID id = UUID.randomUUID();
        return new Event(id, in(SALES, partition, saleJson(id)));
    }

    static ProducerRecord<byte[], byte[]> in(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8));
    }

    static String saleJson(UUID id) {
        return """
                {"transaction_id":"%s","user_id":"USER_1","timestamp":"2026-03-14T15:09:26.535897",\
                "products":[{"product_id":"PROD_1","quantity":2,"price":29.99}],\
                "total_amount":59.98,"payment_method":"PayPal","country":"Germany","currency":"EUR"}""".formatted(id);
    }

    static String viewJson(UUID id) {
        return """
                {"event_id":"%s","event_type":"view","timestamp":"2026-03-14T15:00:00Z","user_id":"USER_1",\
                "session_id":"S1","country":"Germany","product_id":"PROD_1","price":29.99,"view_duration":31}""".formatted(id);
    }

    private static String cartEventJson(UUID id) {
        return """
                {"event_id":"%s","event_type":"add_to_cart","timestamp":"2026-03-14T15:05:00Z","user_id":"USER_1",\
                "session_id":"S1","country":"Germany","product_id":"PROD_1","price":29.99,"quantity":2}""".formatted(id);
    }

    private static String customerJson(UUID id) {
        return """
                {"event_id":"%s","event_type":"customer_upserted","timestamp":"2026-03-01T00:00:00Z",\
                "user_id":"USER_1","country":"Germany","preferences":["Books"]}""".formatted(id);
    }

    private static String productJson(UUID id) {
        return """
                {"event_id":"%s","event_type":"product_upserted","timestamp":"2026-03-01T00:00:00Z",\
                "product_id":"PROD_1","price":29.99,"currency":"EUR"}""".formatted(id);
    }

    /** A good record and the identifier under which it is to land. */
    record Event(UUID id, ProducerRecord<byte[], byte[]> record) {}
}
