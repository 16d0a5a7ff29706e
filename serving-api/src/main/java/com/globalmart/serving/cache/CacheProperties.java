package com.globalmart.serving.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of answers.
 *
 * @param memory how much of it they may take in this process
 * @param redisUrl where nodes share them, {@code redis://…}; empty: nowhere
 * @param redisPatience how long Redis is waited for; it answers in less than a millisecond where all is well
 * @param redisPause for how long it is not asked any more once it did not answer
 */
@ConfigurationProperties("globalmart.cache")
record CacheProperties(
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("") String redisUrl,
        @DefaultValue("50ms") Duration redisPatience,
        @DefaultValue("5s") Duration redisPause) {}
