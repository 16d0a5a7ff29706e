package com.globalmart.ingest.health;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
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

    private final Clock clock;
    private final Map<String, Cause> outages = new ConcurrentHashMap<>();
    private final Map<String, Cause> refused = new ConcurrentHashMap<>();
    private volatile @Nullable Cause stopped;
    private volatile @Nullable Cause logEndProblem;
    private volatile @Nullable Cause pollProblem;
    private volatile @Nullable Set<String> missingTopics;

    // of the stop, guarded by this
    private final Set<String> unlanded = new HashSet<>(); // partitions whose landing stopped it
    private String stoppedKind = "";
    private boolean tryingAgain;

    IngestCondition(Clock clock) {
        this.clock = clock;
    }

    /** A consumer thread waits until the database answers again. Returns whether that is news for the whole process. */
    public synchronized boolean outageBegan(String thread, String cause) {
        boolean first = outages.isEmpty();
        outages.merge(thread, cause(cause), (before, now) -> new Cause(cause, before.since()));
        return first;
    }

    /** A consumer thread goes on. Returns whether it was the last that waited. */
    public synchronized boolean outageEnded(String thread) {
        return outages.remove(thread) != null && outages.isEmpty();
    }

    /**
     * Nothing lands any more until somebody has mended the cause.
     *
     * @param kind the same for the same cause, whatever numbers the reason names
     * @param reason what is wrong, and what to do
     * @param partitions that were to land; empty where that is not known
     * @return whether that is news: not where landing tried again and met the same
     */
    public synchronized boolean stopped(String kind, String reason, Collection<String> partitions) {
        Cause before = stopped;
        boolean news = before == null || !kind.equals(stoppedKind);
        stopped = before == null || news ? cause(reason) : new Cause(reason, before.since());
        stoppedKind = kind;
        unlanded.addAll(partitions);
        tryingAgain = false;
        return news;
    }

    /** Landing begins again. It counts as stopped until something has landed, as long as it is not known to be mended. */
    public synchronized void triesAgain() {
        tryingAgain = true;
    }

    /** Records have landed. Returns whether that mends a stop: all partitions whose landing had stopped it go on. */
    public synchronized boolean landed(Collection<String> partitions) {
        if (stopped == null || !tryingAgain) { // another thread may still land while the container stops
            return false;
        }
        unlanded.removeAll(partitions);
        return unlanded.isEmpty() && mended();
    }

    /** Landing tried again, and has met nothing for a long time; another process may have landed what stopped it. */
    public synchronized boolean triedInPeace() {
        return stopped != null && tryingAgain && mended();
    }

    private boolean mended() {
        stopped = null;
        stoppedKind = "";
        unlanded.clear();
        return true;
    }

    /** A partition is not read. Returns whether that is news. */
    public boolean refused(String partition, String reason) {
        Cause before = refused.get(partition);
        if (before != null && before.what().equals(reason)) {
            return false;
        }
        refused.put(partition, cause(reason));
        return true;
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

    public void logEndsSeen() {
        logEndProblem = null;
    }

    /** How far the logs go could not be found out or written down. */
    public synchronized void logEndsNotSeen(String reason) {
        logEndProblem = again(logEndProblem, reason);
    }

    public void polled() {
        pollProblem = null;
    }

    /** Nothing could be taken from the broker. */
    public synchronized void pollFailed(String reason) {
        pollProblem = again(pollProblem, reason);
    }

    public boolean isPaused() {
        return stopped != null || !outages.isEmpty();
    }

    public @Nullable Cause stoppedBecause() {
        return stopped;
    }

    SortedMap<String, Cause> outages() {
        return new TreeMap<>(outages);
    }

    SortedMap<String, Cause> refusedPartitions() {
        return new TreeMap<>(refused);
    }

    Set<String> missingTopics() {
        Set<String> missing = missingTopics;
        return missing == null ? Set.of() : missing;
    }

    @Nullable
    Cause logEndProblem() {
        return logEndProblem;
    }

    @Nullable
    Cause pollProblem() {
        return pollProblem;
    }

    private Cause again(@Nullable Cause before, String reason) {
        return before == null ? cause(reason) : new Cause(reason, before.since());
    }

    private Cause cause(String what) {
        return new Cause(what, clock.instant());
    }
}
