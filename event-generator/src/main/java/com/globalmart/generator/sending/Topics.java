package com.globalmart.generator.sending;

import com.globalmart.generator.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topics of the contracts are there before anything is sent. */
public final class Topics {

    private static final int PARTITIONS = 3;
    private static final int TIMEOUT_SECONDS = 10;

    /** Deletions carry their own, possibly old, timestamps, by which a limited retention would drop them. */
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Checks that every topic is there.
     *
     * @param create whether to make those that are missing
     */
    public void prepare(boolean create) throws InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            Set<String> known = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<String> missing = Arrays.stream(Topic.values())
                    .map(Topic::topicName)
                    .filter(name -> !known.contains(name))
                    .toList();
            if (!missing.isEmpty() && !create) {
                throw new SendingException("found no topics %s at %s".formatted(missing, bootstrapServers));
            }
            create(admin, missing);
        } catch (TimeoutException exception) {
            throw unreachable();
        } catch (ExecutionException exception) {
            if (exception.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable();
            }
            throw new SendingException("cannot use Kafka at %s: %s".formatted(bootstrapServers, Causes.of(exception)));
        } catch (KafkaException exception) {
            throw new SendingException(
                    "cannot use Kafka at \"%s\": %s".formatted(bootstrapServers, Causes.of(exception)));
        }
    }

    private SendingException unreachable() {
        return new SendingException(
                "cannot reach Kafka at %s within %d seconds".formatted(bootstrapServers, TIMEOUT_SECONDS));
    }

    private static void create(Admin admin, List<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(KEPT_FOR_EVER))
                .toList();
        CreateTopicsResult result = admin.createTopics(topics);
        for (var creation : result.values().values()) {
            try {
                creation.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException exception) {
                if (!(exception.getCause() instanceof TopicExistsException)) { // somebody else was faster
                    throw exception;
                }
            }
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
        return settings;
    }
}
