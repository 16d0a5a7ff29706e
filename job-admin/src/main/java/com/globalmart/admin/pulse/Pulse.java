package com.globalmart.admin.pulse;

import com.globalmart.admin.page.Words;
import com.globalmart.db.Database;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the tables every {@value #EVERY_MS} ms while anybody has a page open, once for all of them, and tells those who
 * listen which topics have changed. Each change that is seen raises the version.
 */
@Component
public class Pulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    /** A page is behind a commit by this, and by as long as it takes to fetch its parts. */
    static final long EVERY_MS = 700;

    private final Signs signs;
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Topic, String> seen = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> changedIn = new EnumMap<>(Topic.class);
    private final Set<Database> silent = EnumSet.noneOf(Database.class);
    private volatile long version; // goes on rising after a restart
    private volatile boolean isRunning;

    Pulse(Signs signs, Clock clock) {
        this.signs = signs;
        this.version = clock.millis();
    }

    /** Number of the last change that was seen. What was read before it may be old. */
    public long version() {
        return version;
    }

    /** Adds somebody who is told about every change after a version, those that were seen already at once. */
    void add(Listener listener, long since) {
        synchronized (this) {
            listener.tell(changedSince(since), version);
            listeners.add(listener);
            notifyAll();
        }
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Whether anybody has a page open: only then changes are seen. */
    boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofVirtual().name("pulse").start(this::beat);
    }

    @Override
    public void stop() {
        synchronized (this) {
            isRunning = false;
            notifyAll();
        }
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Streams end before the web server waits for them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void beat() {
        try {
            while (isRunning) {
                waitForListeners();
                look(Database.WAREHOUSE, signs::ofWarehouse);
                look(Database.REALTIME, signs::ofLanding);
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void waitForListeners() throws InterruptedException {
        while (isRunning && listeners.isEmpty()) {
            wait();
        }
    }

    private void look(Database database, Supplier<Map<Topic, String>> signs) {
        try {
            note(signs.get());
            silent.remove(database);
        } catch (DataAccessException e) {
            if (silent.add(database)) { // said once, until it answers again
                log.warn(
                        "database {} does not answer, what pages show of it stands still: {}",
                        database.databaseName(),
                        Words.firstLine(String.valueOf(e.getMessage())));
            }
        }
    }

    private synchronized void note(Map<Topic, String> now) {
        var changed = EnumSet.noneOf(Topic.class);
        now.forEach((topic, sign) -> {
            if (!sign.equals(seen.put(topic, sign))) {
                changed.add(topic);
            }
        });
        if (changed.isEmpty()) {
            return;
        }
        long next = version + 1;
        changed.forEach(topic -> changedIn.put(topic, next));
        version = next;
        listeners.forEach(listener -> listener.tell(changed, next));
    }

    private Set<Topic> changedSince(long since) {
        var changed = EnumSet.noneOf(Topic.class);
        changedIn.forEach((topic, in) -> {
            if (in > since) {
                changed.add(topic);
            }
        });
        return changed;
    }
}
