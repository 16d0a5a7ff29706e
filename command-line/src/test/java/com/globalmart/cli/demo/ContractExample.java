package com.globalmart.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of {@code contracts/examples}, with what must become of it.
 *
 * @param fate fact, duplicate, quarantine, dead letter, version, no version or deletion
 * @param reason the contract's reason or finding, empty if none
 */
record ContractExample(
        String id,
        String topic,
        byte @Nullable [] key,
        byte @Nullable [] value,
        long timestamp,
        String fate,
        String reason) {

    static final Path DIRECTORY = Path.of("..", "contracts", "examples");

    /** All examples, in the order in which they arrive. */
    static List<ContractExample> all() throws IOException {
        var expected = new HashMap<String, List<String>>();
        for (var line : Files.readAllLines(DIRECTORY.resolve("expected.csv"))) {
            var cells = Ledger.split(line);
            expected.put(cells.getFirst(), cells);
        }
        var examples = new ArrayList<ContractExample>();
        for (var line : Files.readAllLines(DIRECTORY.resolve("records.jsonl"))) {
            var record = JsonMapper.shared().readTree(line);
            var id = record.get("id").asString();
            var cells = expected.get(id);
            examples.add(new ContractExample(
                    id,
                    record.get("topic").asString(),
                    bytes(record.get("key")),
                    bytes(record.get("value")),
                    record.get("record_timestamp").asLong(),
                    cells.get(1),
                    cells.get(2)));
        }
        return examples;
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(topic, null, timestamp, key, value);
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        return text.isNull() ? null : text.asString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where Kafka has put an example. */
    record Place(String topic, int partition, long offset) {

        Map<String, Object> parameters() {
            return Map.of("topic", topic, "partition", partition, "offset", offset);
        }
    }
}
