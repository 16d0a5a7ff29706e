package com.globalmart.serving.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.serving.Api;
import com.globalmart.serving.ApiTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens of a provider of OpenID Connect, which this test is: it tells its keys over HTTP, as a provider does. */
@ApiTest
class ProviderTokensTests {

    private static final RSAKey KEY = newKey();
    private static final HttpServer PROVIDER = provider();
    private static final String ISSUER =
            "http://127.0.0.1:" + PROVIDER.getAddress().getPort();

    @LocalServerPort
    int port;

    private Api api;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("globalmart.oidc.issuer", () -> ISSUER);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.stop(0);
    }

    @BeforeEach
    void withoutKey() {
        api = Api.on(port).with("");
    }

    @Test
    void aTokenReachesItsScopesOnly() {
        var token = signed(KEY, claims -> claims);

        assertThat(api.with(token).get("/api/v1/kpis").statusCode()).isEqualTo(200);
        assertThat(api.with(token).get("/api/v1/customers/USER_00000007").statusCode())
                .isEqualTo(403);
        assertThat(api.with(signed(KEY, claims -> claims.claim("scope", "customers")))
                        .get("/api/v1/customers/USER_00000007")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.with(signed(KEY, claims -> claims.claim("scope", "")))
                        .get("/api/v1/kpis")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatDoesNotHoldIsRefusedWithoutSayingWhy() {
        var now = Clock.systemUTC().instant();
        var hourAgo = Date.from(now.minus(Duration.ofHours(1)));
        var inAnHour = Date.from(now.plus(Duration.ofHours(1)));

        refused(signed(KEY, claims -> claims.expirationTime(hourAgo)));
        refused(signed(KEY, claims -> claims.notBeforeTime(inAnHour)));
        refused(signed(KEY, claims -> claims.audience("somebody-else")));
        refused(signed(KEY, claims -> claims.issuer("https://elsewhere.example")));
        refused(signed(newKey(), claims -> claims));
        refused(new PlainJWT(claims(claims -> claims)).serialize());
        refused(signed(KEY, claims -> claims).replaceFirst("\\.[^.]+$", ".AAAA"));
        refused("eyJhbGciOiJSUzI1NiJ9.e30");
    }

    @Test
    void noTokenIsTakenFromTheAddress() {
        assertThat(api.get("/api/v1/kpis?access_token=" + signed(KEY, claims -> claims))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void keysGoOnToHold() {
        assertThat(Api.on(port).get("/api/v1/kpis").statusCode()).isEqualTo(200);
    }

    private void refused(String token) {
        var answer = api.with(token).get("/api/v1/kpis");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("unauthenticated").doesNotContainIgnoringCase("expired", "audience", "jwt");
    }

    /** For a reader of globalmart, for five minutes, unless changed. */
    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changed) {
        var now = Clock.systemUTC().instant();
        return changed.apply(new JWTClaimsSet.Builder()
                        .subject("reports")
                        .issuer(ISSUER)
                        .audience("globalmart")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                        .claim("scope", "openid read"))
                .build();
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> changed) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims(changed));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer provider() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
            tell(server, "/.well-known/openid-configuration", """
                    {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"]}""".formatted(issuer, issuer));
            tell(server, "/keys", new JWKSet(KEY.toPublicJWK()).toString());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }
}
