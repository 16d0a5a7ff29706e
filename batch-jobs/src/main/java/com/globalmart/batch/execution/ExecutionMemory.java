package com.globalmart.batch.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;

/**
 * What steps of one job execution remember of the database. Another execution begins with nothing, because anything may have
 * changed in between; what nobody asks for is given up after a while.
 */
public final class ExecutionMemory<K, V> {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final long entries;
    private Cache<K, V> cache;
    private long jobExecution;

    /** @param entries how many are remembered at most */
    public ExecutionMemory(long entries) {
        this.entries = entries;
        this.cache = nothing();
    }

    /** The memory of the current step's job execution. */
    public synchronized Cache<K, V> current() {
        var context = StepSynchronizationManager.getContext();
        if (context == null) {
            throw new IllegalStateException("only steps remember");
        }
        long current = context.getStepExecution().getJobExecutionId();
        if (jobExecution != current) {
            cache = nothing();
            jobExecution = current;
        }
        return cache;
    }

    /**
     * The values of some keys, in their order: those that are remembered, the others fetched together. Whether they are remembered,
     * too, is left to who fetches them.
     *
     * @param fetch gets the keys that are not remembered and returns a value for each
     */
    public List<V> values(List<K> keys, Function<List<K>, Map<K, V>> fetch) {
        var remembered = current();
        var values = new ArrayList<@Nullable V>(keys.size());
        var missing = new ArrayList<K>();
        for (var key : keys) {
            var value = remembered.getIfPresent(key);
            values.add(value);
            if (value == null) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            var fetched = fetch.apply(missing);
            var next = missing.iterator();
            values.replaceAll(value -> value != null ? value : Objects.requireNonNull(fetched.get(next.next())));
        }
        return values;
    }

    private Cache<K, V> nothing() {
        return Caffeine.newBuilder()
                .maximumSize(entries)
                .expireAfterAccess(UNUSED)
                .scheduler(Scheduler.systemScheduler())
                .build();
    }
}
