package com.globalmart.serving.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that nodes share in Redis. A Redis that is gone, slow, emptied or returns anything but what was put there costs
 * callers time, {@link CacheProperties#redisPatience} at most, and nothing else: then the answer is asked for, and Redis is left
 * alone for {@link CacheProperties#redisPause}. Each such moment is counted as {@code cache.fallback}.
 */
@Component
class SharedShelf implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SharedShelf.class);

    /** Room is made after this time; what is kept does not get old. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int LARGEST = 1_000_000; // characters: greater ones are asked for sooner than moved
    private static final String OWN = "globalmart:answer:1:"; // another number when what is written changes

    private final CacheProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final @Nullable RedisClient client;
    private @Nullable StatefulRedisConnection<String, String> connection;
    private volatile Instant pausedUntil = Instant.MIN;

    SharedShelf(CacheProperties properties, MeterRegistry meters, Clock clock) {
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        this.client = properties.redisUrl().isEmpty() ? null : client(properties);
        for (var why : Fallback.values()) {
            meters.counter("cache.fallback", "reason", why.label());
        }
    }

    /** Why Redis did not have a say. */
    private enum Fallback {
        UNREACHABLE,
        RUBBISH;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static RedisClient client(CacheProperties properties) {
        var uri = RedisURI.create(properties.redisUrl());
        uri.setTimeout(properties.redisPatience());
        var client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(properties.redisPatience())
                        .build())
                .requestQueueSize(1_000)
                .build());
        return client;
    }

    /** What is at a place; null where nothing is, or nothing that was put there by one of us. */
    @Nullable
    Rendered get(Place place) {
        if (client == null || isPaused()) {
            return null;
        }
        String found;
        try {
            var redis = redis(client);
            found = redis == null ? null : redis.sync().get(key(place));
        } catch (RedisException e) {
            pause(e);
            return null;
        }
        if (found == null) {
            return null;
        }
        try {
            var answer = json.readValue(found, SharedAnswer.class);
            if (answer != null) { // the JSON "null" is read as nothing
                return answer.at(place);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            log.debug("not an answer of ours", e);
        }
        fallBack(Fallback.RUBBISH);
        log.warn("Redis has something at {} that is no answer of ours: it is asked for anew", key(place));
        return null;
    }

    void put(Place place, Rendered answer) {
        if (client == null || isPaused() || answer.body().length > LARGEST) {
            return;
        }
        try {
            var redis = redis(client);
            if (redis != null) {
                redis.async() // nobody waits for it
                        .set(
                                key(place),
                                json.writeValueAsString(SharedAnswer.of(place, answer)),
                                SetArgs.Builder.ex(KEPT));
            }
        } catch (RedisException e) {
            pause(e);
        }
    }

    @Override
    public void destroy() {
        if (client != null) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** The one connection; null where there is none, and this thread or one before it has waited for it. */
    private synchronized @Nullable StatefulRedisConnection<String, String> redis(RedisClient redis) {
        if (connection == null && !isPaused()) {
            try {
                connection = redis.connect();
            } catch (RedisException e) {
                pause(e);
            }
        }
        return connection;
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }

    private void pause(RedisException e) {
        pausedUntil = clock.instant().plus(properties.redisPause());
        fallBack(Fallback.UNREACHABLE);
        log.warn(
                "Redis did not answer ({}): answers are not shared for {} s",
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                properties.redisPause().toSeconds());
    }

    private void fallBack(Fallback why) {
        meters.counter("cache.fallback", "reason", why.label()).increment();
    }

    private static String key(Place place) {
        return OWN + place.published().load() + ":" + place.format() + ":"
                + Rendered.digest(place.resource().getBytes(StandardCharsets.UTF_8));
    }
}
