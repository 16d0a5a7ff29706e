package com.globalmart.ingest.consumer;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes whole polls of all topics that land, also of one that is made later. */
@Component
class LandingListener {

    private final ConsumerThreads threads;

    LandingListener(ConsumerThreads threads) {
        this.threads = threads;
    }

    @KafkaListener(
            id = "landing",
            idIsGroup = false,
            topicPattern = "#{@topicNames.pattern()}",
            containerFactory = "landingContainers")
    void land(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        threads.land(records, consumer);
    }
}
