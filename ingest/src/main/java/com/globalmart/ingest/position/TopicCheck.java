package com.globalmart.ingest.position;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether topics are still those that positions belong to. The broker is asked when records have come, and answers while they
 * are copied. Ids are never used again: if the answer is the id of the position, so was the topic that the records came from.
 */
public final class TopicCheck {

    private final Map<String, String> expectedIds;
    private final Supplier<Map<String, String>> answer;

    TopicCheck(Map<String, String> expectedIds, Supplier<Map<String, String>> answer) {
        this.expectedIds = expectedIds;
        this.answer = answer;
    }

    /**
     * Waits for the answer.
     *
     * @throws TopicReplacedException if one is another topic, or gone
     * @throws BrokerUnavailableException if the broker did not answer
     */
    public void require() {
        Map<String, String> ids = answer.get();
        expectedIds.forEach((topic, expected) -> {
            String found = ids.get(topic);
            if (!expected.equals(found)) {
                throw new TopicReplacedException(topic, found, expected);
            }
        });
    }
}
