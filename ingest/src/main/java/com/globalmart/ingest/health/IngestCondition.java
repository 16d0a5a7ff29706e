package com.globalmart.ingest.health;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What keeps records from landing, as the consumer threads and the watch report it. Every method may be called by any thread. */
@Component
public class IngestCondition {

    private final Map<String, String> outages = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private volatile @Nullable String stopped;
    private volatile @Nullable String logEndProblem;
    private volatile @Nullable Set<String> missingTopics;

    /** A consumer thread waits until the database answers again. Returns whether that is news for the whole process. */
    public boolean outageBegan(String thread, String cause) {
        boolean first = outages.isEmpty();
        outages.put(thread, cause);
        return first;
    }

    /** A consumer thread goes on. Returns whether it was the last that waited. */
    public boolean outageEnded(String thread) {
        return outages.remove(thread) != null && outages.isEmpty();
    }

    /** Nothing lands any more until somebody has mended the cause and started the process again. Returns whether that is news. */
    public synchronized boolean stopped(String reason) {
        boolean news = stopped == null;
        stopped = reason;
        return news;
    }

    /** A partition is not read. Returns whether that is news. */
    public boolean refused(String partition, String reason) {
        return !reason.equals(refused.put(partition, reason));
    }

    /** A partition is read, or is somebody else's. */
    public void notRefused(String partition) {
        refused.remove(partition);
    }

    /** Returns whether that is news. */
    public boolean topicsMissing(Set<String> missing) {
        boolean news = !missing.equals(missingTopics);
        missingTopics = Set.copyOf(missing);
        return news;
    }

    /** Returns whether that is news. */
    public boolean logEndsSeen() {
        boolean news = logEndProblem != null;
        logEndProblem = null;
        return news;
    }

    /** How far the logs go could not be found out or written down. Returns whether that is news. */
    public boolean logEndsNotSeen(String reason) {
        boolean news = logEndProblem == null;
        logEndProblem = reason;
        return news;
    }

    public boolean isPaused() {
        return stopped != null || !outages.isEmpty();
    }

    @Nullable
    String stoppedBecause() {
        return stopped;
    }

    SortedMap<String, String> outages() {
        return new TreeMap<>(outages);
    }

    SortedMap<String, String> refusedPartitions() {
        return new TreeMap<>(refused);
    }

    Set<String> missingTopics() {
        Set<String> missing = missingTopics;
        return missing == null ? Set.of() : missing;
    }

    @Nullable
    String logEndProblem() {
        return logEndProblem;
    }
}
