package com.globalmart.ingest.fault;

import com.globalmart.ingest.TestPlatform;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** The consumer group as the broker sees it. */
final class ConsumerGroup {

    static final String NAME = "globalmart-ingest";

    private ConsumerGroup() {}

    /** What the consumers of a client hold. */
    static Set<TopicPartition> partitionsOf(String client) {
        var partitions = new HashSet<TopicPartition>();
        for (MemberDescription member : described().members()) {
            if (member.clientId().startsWith(client)) {
                partitions.addAll(member.assignment().topicPartitions());
            }
        }
        return partitions;
    }

    /** The identifiers of all members, each with what it holds; a consumer that leaves and joins again has another. */
    static Set<String> members() {
        return described().members().stream()
                .map(member -> member.consumerId() + " "
                        + member.assignment().topicPartitions().size())
                .collect(Collectors.toSet());
    }

    /** Waits until nobody is in the group, and removes it with all that it has committed. */
    static void delete() throws ExecutionException, InterruptedException {
        TestPlatform.ADMIN.deleteConsumerGroups(List.of(NAME)).all().get();
    }

    private static ConsumerGroupDescription described() {
        try {
            return TestPlatform.ADMIN
                    .describeConsumerGroups(List.of(NAME))
                    .describedGroups()
                    .get(NAME)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
