package com.globalmart.cli.apikey;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code ops.api_key}: who may ask the API for what, and how often. Secrets are told once and kept as hashes. */
public final class ApiKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    private final JdbcClient warehouse;

    /**
     * A key, without its secret.
     *
     * @param created UTC
     * @param expires last UTC day on which it holds; null: it holds until it is revoked
     */
    public record ApiKey(
            String keyId,
            String name,
            String scopes,
            int requestsPerMinute,
            String created,
            @Nullable String expires,
            @Nullable String revoked) {}

    public ApiKeys(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** All that hold or held, the newest first. */
    public List<ApiKey> all() {
        return warehouse.sql("""
                        select key_id, key_name as name, array_to_string(scopes, ', ') as scopes, requests_per_minute,
                               to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as created,
                               to_char((expires_at - interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD') as expires,
                               to_char(revoked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as revoked
                        from ops.api_key
                        order by created_at desc, key_id""").query(ApiKey.class).list();
    }

    /** A key that nobody can guess, as programs give it: {@code gmk_}, its number, its secret of 256 random bits. */
    public static String next() {
        var keyId = RANDOM.ints(ID_LENGTH, 0, SIGNS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(SIGNS.charAt(i)), StringBuilder::append)
                .toString();
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "gmk_%s_%s"
                .formatted(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /**
     * Lets a key hold, together with its audit row.
     *
     * @param key as {@link #next} makes it
     * @param name whose it is
     * @param scopes of {@code read} and {@code customers}, at least one
     * @param expires last UTC day on which it holds; null: it holds until it is revoked
     * @param actor who makes it, for the audit
     * @return whether it is new; false where it was made before, or another of that name holds
     */
    public boolean add(
            String key,
            String name,
            Collection<String> scopes,
            int requestsPerMinute,
            @Nullable LocalDate expires,
            String actor) {
        var parts = key.split("_", 3);
        return warehouse
                .sql("""
                        with made as (
                            insert into ops.api_key (key_id, key_name, secret_hash, scopes, requests_per_minute, expires_at)
                            values (:id, :name, :hash, string_to_array(:scopes, ','), :rate,
                                    (:expires::date + 1)::timestamp at time zone 'UTC')
                            on conflict do nothing
                            returning key_name
                        )
                        select ops.add_audit(:actor, 'make API key', key_name, 'scopes ' || :scopes) from made""")
                .param("id", parts[1])
                .param("name", name)
                .param("hash", sha256(parts[2]))
                .param("scopes", String.join(",", scopes))
                .param("rate", requestsPerMinute)
                .param("expires", expires)
                .param("actor", actor)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * Revokes the key of that name, together with its audit row.
     *
     * @return whether one held
     */
    public boolean revoke(String name, String reason, String actor) {
        return warehouse
                .sql("""
                        with revoked as (
                            update ops.api_key set revoked_at = now() where key_name = :name and revoked_at is null
                            returning key_name
                        )
                        select ops.add_audit(:actor, 'revoke API key', key_name, :reason) from revoked""")
                .param("name", name)
                .param("reason", reason)
                .param("actor", actor)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
