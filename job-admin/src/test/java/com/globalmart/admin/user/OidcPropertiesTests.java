package com.globalmart.admin.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcPropertiesTests {

    private static final Set<String> NONE = Set.of();

    @Test
    void areOffWithoutAnIssuer() {
        assertThat(of("", "", NONE).isOn()).isFalse();
        assertThat(of("https://id.example/realms/shop", "console", Set.of("staff"))
                        .isOn())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example", "ftp://id.example", "id.example", "http://localhost.evil.example"})
    void takeNoIssuerThatAnybodyCouldPlay(String issuer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(issuer, "console", Set.of("staff")))
                .withMessageContaining("OIDC_ISSUER", issuer);
    }

    @Test
    void sayWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("https://id.example", "", Set.of("staff")))
                .withMessageContaining("OIDC_CLIENT_ID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("https://id.example", "console", NONE))
                .withMessageContaining("nobody could log in");
    }

    @Test
    void nameTheOriginOfTheIssuer() {
        assertThat(of("https://id.example:8443/realms/shop", "console", Set.of("staff"))
                        .origin())
                .isEqualTo("https://id.example:8443");
    }

    @ParameterizedTest
    @CsvSource({"staff, viewer", "on-call, operator", "leads, admin", "STAFF,", "staff on-call,", "'',"})
    void giveTheRoleOfOneGroup(String group, @Nullable String role) {
        assertThat(roles().role(Map.of("groups", group))).isEqualTo(Optional.ofNullable(role));
    }

    @Test
    void giveTheHighestRoleOfSeveralGroups() {
        assertThat(roles().role(Map.of("groups", List.of("staff", "on-call")))).hasValue("operator");
        assertThat(roles().role(Map.of("groups", List.of("leads", "staff")))).hasValue("admin");
        assertThat(roles().role(Map.of("groups", List.of(1, Map.of("staff", true)))))
                .isEmpty();
        assertThat(roles().role(Map.of("roles", "leads"))).isEmpty();
    }

    private static OidcProperties of(String issuer, String clientId, Set<String> viewers) {
        return new OidcProperties(
                issuer, clientId, "", Set.of("openid"), "preferred_username", "groups", viewers, NONE, NONE, "id");
    }

    private static OidcProperties roles() {
        return new OidcProperties(
                "https://id.example",
                "console",
                "",
                Set.of("openid"),
                "preferred_username",
                "groups",
                Set.of("staff"),
                Set.of("on-call"),
                Set.of("leads"),
                "id");
    }
}
