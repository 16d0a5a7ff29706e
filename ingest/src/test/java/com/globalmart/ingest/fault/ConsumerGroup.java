package com.globalmart.ingest.fault;

import com.globalmart.ingest.TestPlatform;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;

/** The consumer group as the broker sees it. */
final class ConsumerGroup {

    static final String NAME = "globalmart-ingest";

    private ConsumerGroup() {}

    /** What the consumers of a client hold. */
    static Set<TopicPartition> partitionsOf(String client) {
        var partitions = new HashSet<TopicPartition>();
        for (MemberDescription member : described()) {
            if (member.clientId().startsWith(client)) {
                partitions.addAll(member.assignment().topicPartitions());
            }
        }
        return partitions;
    }

    /** The identifiers of all members; a consumer that leaves and joins again has another. */
    static Set<String> members() {
        return described().stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
    }

    /**
     * Waits until so many members share all partitions.
     *
     * @return their identifiers
     */
    static Set<String> awaitMembers(int count) {
        Awaitility.await()
                .atMost(TestPlatform.PATIENCE)
                .until(() -> described().stream()
                                .filter(member ->
                                        !member.assignment().topicPartitions().isEmpty())
                                .count()
                        == count);
        return members();
    }

    /** Removes the group, in which nobody may be, with all that it has committed. */
    static void delete() throws ExecutionException, InterruptedException {
        TestPlatform.ADMIN.deleteConsumerGroups(List.of(NAME)).all().get();
    }

    private static Collection<MemberDescription> described() {
        try {
            return TestPlatform.ADMIN
                    .describeConsumerGroups(List.of(NAME))
                    .describedGroups()
                    .get(NAME)
                    .get()
                    .members();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(); // nobody has joined yet
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
