package com.globalmart.cli.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysTests {

    private final ApiKeys keys = new ApiKeys(RealDatabases.get());

    @BeforeEach
    void clean() {
        RealDatabases.clean();
    }

    @Test
    void areLongAndDifferent() {
        assertThat(ApiKeys.next()).matches("gmk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}").isNotEqualTo(ApiKeys.next());
    }

    @Test
    void areKeptAsHashesTogetherWithTheirAudit() throws Exception {
        var key = ApiKeys.next();

        assertThat(keys.add(key, "reports", List.of("read"), 600, null, "alice"))
                .isTrue();

        var secret = key.split("_", 3)[2];
        assertThat(row("select secret_hash from ops.api_key", byte[].class))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(secret.getBytes()));
        assertThat(row("select row_to_json(k)::text from ops.api_key k", String.class))
                .doesNotContain(secret);
        assertThat(audits()).isEqualTo("alice make API key reports scopes read").doesNotContain(secret);
    }

    @Test
    void oneOfANameHoldsAtATime() {
        keys.add(ApiKeys.next(), "reports", List.of("read"), 600, null, "alice");

        assertThat(keys.add(ApiKeys.next(), "reports", List.of("customers"), 600, null, "mallory"))
                .isFalse();
        assertThat(keys.revoke("reports", "it leaked", "bob")).isTrue();
        assertThat(keys.revoke("reports", "again", "bob")).isFalse();
        assertThat(keys.add(ApiKeys.next(), "reports", List.of("read", "customers"), 60, null, "alice"))
                .isTrue();

        assertThat(keys.all()).hasSize(2);
        assertThat(keys.all().getFirst().scopes()).isEqualTo("read, customers");
        assertThat(keys.all().getLast().revoked()).isNotNull();
        assertThat(audits())
                .isEqualTo("alice make API key reports scopes read; bob revoke API key reports it leaked; "
                        + "alice make API key reports scopes read,customers");
    }

    @Test
    void holdThroughTheirLastDay() {
        keys.add(ApiKeys.next(), "guest", List.of("read"), 600, LocalDate.of(2026, 12, 31), "alice");

        assertThat(keys.all().getFirst().expires()).isEqualTo("2026-12-31");
        assertThat(row(
                        "select expires_at::text from (select expires_at at time zone 'UTC' as expires_at from ops.api_key) k",
                        String.class))
                .isEqualTo("2027-01-01 00:00:00");
    }

    private static String audits() {
        return row(
                "select string_agg(concat_ws(' ', actor, action, target, reason), '; ' order by audit_id) from ops.audit",
                String.class);
    }

    private static <T> T row(String sql, Class<T> type) {
        return RealDatabases.owner(Database.WAREHOUSE).sql(sql).query(type).single();
    }
}
