package com.globalmart.admin.security;

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
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider on this machine, with what the console needs of the standard: discovery, a page on which one chooses
 * who to be, codes that are good once and for the verifier whose challenge came with them, signed tokens, and the end of the
 * session.
 */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT_ID = "globalmart";
    static final String CLIENT_SECRET = "shared between console and provider";

    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey someOtherKey = key();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;
    private volatile String endedFor = "";

    /** What the provider does wrong, or somebody between it and the console. */
    enum Fault {
        NONE,
        NONCE,
        AUDIENCE,
        ISSUER,
        EXPIRED,
        SIGNATURE,
        UNSIGNED
    }

    private OpenIdProvider(HttpServer server) {
        this.server = server;
    }

    static OpenIdProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new OpenIdProvider(server);
            server.createContext("/.well-known/openid-configuration", provider::discovery);
            server.createContext("/authorize", provider::authorize);
            server.createContext("/token", provider::token);
            server.createContext(
                    "/keys", exchange -> json(exchange, 200, new JWKSet(provider.key.toPublicJWK()).toString()));
            server.createContext("/logout", provider::logout);
            server.createContext("/favicon.ico", exchange -> exchange.sendResponseHeaders(204, -1));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new IllegalStateException("the provider of the tests did not start", e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody who can log in there. */
    void person(String name, String... inGroups) {
        groups.put(name, List.of(inGroups));
    }

    /** From now on. */
    void does(Fault wrong) {
        fault = wrong;
    }

    /** Whose session was ended last, by the token that was shown. */
    String endedFor() {
        return endedFor;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        var metadata = Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "end_session_endpoint",
                issuer() + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
        json(exchange, 200, JsonMapper.shared().writeValueAsString(metadata));
    }

    /** The page of the provider, and where it leads once somebody was chosen. */
    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        require(asked.get("client_id"), CLIENT_ID);
        require(asked.get("response_type"), "code");
        require(asked.get("code_challenge_method"), "S256");
        var person = asked.get("as");
        if (person == null) {
            var links = groups.keySet().stream()
                    .map(name -> "<p><a href=\"%s&amp;as=%s\">%s</a></p>"
                            .formatted(exchange.getRequestURI().toString().replace("&", "&amp;"), name, name))
                    .collect(Collectors.joining());
            page(exchange, "<h1>Who are you?</h1>" + links);
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        redirect(
                exchange,
                "%s?code=%s&state=%s".formatted(asked.get("redirect_uri"), code, encoded(asked.get("state"))));
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(sent.get("code"));
        var credentials = Base64.getEncoder()
                .encodeToString("%s:%s"
                        .formatted(encoded(CLIENT_ID), encoded(CLIENT_SECRET))
                        .getBytes(StandardCharsets.UTF_8));
        if (asked == null
                || !("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                || !challenge(sent.get("code_verifier")).equals(asked.get("code_challenge"))) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(
                exchange,
                200,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "access_token",
                                UUID.randomUUID().toString(),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                300,
                                "id_token",
                                idToken(asked.get("as"), asked.get("nonce")))));
    }

    private String idToken(String person, String nonce) {
        var now = Clock.systemUTC().instant();
        var end = fault == Fault.EXPIRED ? now.minus(Duration.ofHours(1)) : now.plus(Duration.ofMinutes(5));
        var claims = new JWTClaimsSet.Builder()
                .issuer(fault == Fault.ISSUER ? "https://elsewhere.example" : issuer())
                .subject("subject of " + person)
                .audience(fault == Fault.AUDIENCE ? "somebody else" : CLIENT_ID)
                .issueTime(Date.from(end.minus(Duration.ofMinutes(5))))
                .expirationTime(Date.from(end))
                .claim("nonce", fault == Fault.NONCE ? "another" : nonce)
                .claim("preferred_username", person)
                .claim("groups", groups.get(person))
                .build();
        if (fault == Fault.UNSIGNED) {
            return new PlainJWT(claims).serialize();
        }
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(fault == Fault.SIGNATURE ? someOtherKey : key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        var claims = new String(
                Base64.getUrlDecoder().decode(asked.get("id_token_hint").split("\\.")[1]), StandardCharsets.UTF_8);
        endedFor =
                JsonMapper.shared().readTree(claims).path("preferred_username").asString();
        redirect(exchange, asked.get("post_logout_redirect_uri"));
    }

    private static void require(@Nullable String found, String expected) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("the console sent %s, expected %s".formatted(found, expected));
        }
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().add("Location", address);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void page(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        send(
                exchange,
                200,
                "<!DOCTYPE html><html lang=\"en\"><title>Provider</title><body>%s</body></html>".formatted(body));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
