package com.globalmart.serving.key;

import static com.globalmart.jooq.warehouse.ops.Tables.API_KEY;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The table {@code ops.api_key}. */
@Repository
class ApiKeys {

    /** For how long a key that was revoked may still be taken. */
    static final Duration KNOWN = Duration.ofSeconds(1);

    private static final int MOST_KNOWN = 10_000;

    private final LoadingCache<String, Optional<ApiKey>> known;

    ApiKeys(DSLContext warehouse) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KNOWN)
                .maximumSize(MOST_KNOWN)
                .build(keyId -> read(warehouse, keyId));
    }

    /** The key of that number, unless it is revoked. */
    Optional<ApiKey> find(String keyId) {
        return known.get(keyId);
    }

    private static Optional<ApiKey> read(DSLContext warehouse, String keyId) {
        return warehouse
                .select(
                        API_KEY.KEY_NAME,
                        API_KEY.SECRET_HASH,
                        API_KEY.SCOPES,
                        API_KEY.REQUESTS_PER_MINUTE,
                        API_KEY.EXPIRES_AT)
                .from(API_KEY)
                .where(API_KEY.KEY_ID.eq(keyId), API_KEY.REVOKED_AT.isNull())
                .fetchOptional(row ->
                        new ApiKey(row.value1(), row.value2(), List.of(row.value3()), row.value4(), row.value5()));
    }
}
