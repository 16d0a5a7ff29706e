package com.globalmart.ingest.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.ContainerProperties.AssignmentCommitOption;
import org.springframework.kafka.listener.adapter.BatchMessagingMessageListenerAdapter;

/** One container for all topics: raw records, whole polls, positions in the database and not at the broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsumerSettings.class)
class ConsumerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerConfiguration.class);
    private static final Duration IDLE_AFTER = Duration.ofMillis(250);
    private static final Duration POLL_TIMEOUT =
            Duration.ofMillis(250); // while held, this often is looked whether to go on

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> landingContainers(
            KafkaProperties properties, ConsumerSettings settings, ConsumerThreads threads, MeterRegistry meters) {
        var factory = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        var consumers = consumers(properties, settings);
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.setConcurrency(settings.concurrency());
        factory.setCommonErrorHandler(threads);
        factory.setContainerCustomizer(ConsumerConfiguration::askForNoPositionBeforeOurSeek);
        var container = factory.getContainerProperties();
        container.setConsumerRebalanceListener(threads);
        container.setPollTimeout(POLL_TIMEOUT.toMillis());
        container.setIdleEventInterval(IDLE_AFTER.toMillis());
        container.setIdleBeforeDataMultiplier(1);
        container.setAssignmentCommitOption(AssignmentCommitOption.NEVER);

        // the commit to Kafka is a courtesy to whoever watches lags there: nobody waits for it, nobody misses it
        container.setAckMode(AckMode.BATCH);
        container.setSyncCommits(false);
        container.setCommitCallback((offsets, failure) -> {
            if (failure != null) {
                LOG.debug("the courtesy commit of {} failed", offsets, failure);
            }
        });
        return factory;
    }

    /**
     * Spring Kafka's adapter of a listener method can seek, and so the container asks the consumer for its positions before it
     * calls our rebalance listener. There are none before our seek, and without a reset policy to ask is fatal: behind a
     * plain listener the adapter is not asked.
     */
    private static void askForNoPositionBeforeOurSeek(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        if (container.getContainerProperties().getMessageListener()
                instanceof BatchMessagingMessageListenerAdapter<?, ?> found) {
            @SuppressWarnings("unchecked") // the container's own listener, so of the container's type
            var method = (BatchMessagingMessageListenerAdapter<byte[], byte[]>) found;
            BatchConsumerAwareMessageListener<byte[], byte[]> plain =
                    (records, consumer) -> method.onMessage(records, null, consumer);
            container.setupMessageListener(plain);
        }
    }

    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
            KafkaProperties properties, ConsumerSettings settings) {
        var consumer = new HashMap<>(properties.buildConsumerProperties());
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPollRecords());
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, (int)
                settings.fetchMaxBytes().toBytes());
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, (int)
                settings.partitionFetchMaxBytes().toBytes());
        return new DefaultKafkaConsumerFactory<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
