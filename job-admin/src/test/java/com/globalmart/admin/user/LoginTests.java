package com.globalmart.admin.user;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.CONSOLE_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TurnableClock;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

@ConsoleTest
class LoginTests {

    @LocalServerPort
    int port;

    @Autowired
    TurnableClock clock;

    @Autowired
    ConsoleUsers users;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
    }

    @AfterEach
    void forgetRefusals() {
        clock.turnTo(SignInThrottle.WINDOW);
        assertThat(new HttpConsole(port).logIn("viewer", Rows.PASSWORD).statusCode())
                .isEqualTo(302);
        clock.turnTo(Duration.ZERO);
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        var browser = new HttpConsole(port);
        var sentAway = browser.get("/executions?status=failed");
        assertThat(sentAway.statusCode()).isEqualTo(302);
        assertThat(location(sentAway)).endsWith("/login");

        var answer = browser.logIn("viewer", Rows.PASSWORD);

        assertThat(location(answer)).endsWith("/executions?status=failed");
        var audit = rows.warehouse().fetchSingle(AUDIT);
        assertThat(audit.getActor()).isEqualTo("viewer");
        assertThat(audit.getAction()).isEqualTo("login");
        assertThat(audit.getReason()).isEqualTo("accepted, from 127.0.0.1");
    }

    @Test
    void hasNoTraceOfAProviderThatIsNotSet() {
        var stranger = new HttpConsole(port);

        assertThat(stranger.get("/login").body()).doesNotContain("oauth2", "Log in with");
        for (var path : List.of("/oauth2/authorization/oidc", "/login/oauth2/code/oidc?code=1&state=1")) {
            assertThat(location(stranger.get(path))).endsWith("/login");
            assertThat(new HttpConsole(port).as("viewer").get(path).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void beginsANewSessionInACookieThatScriptsCannotRead() {
        var browser = new HttpConsole(port);
        browser.get("/login");
        var before = session(browser);

        var answer = browser.logIn("viewer", Rows.PASSWORD);

        var after = session(browser);
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(new HttpConsole(port)
                        .send(
                                "GET",
                                "/",
                                "",
                                Map.of("Accept", "text/html", "Cookie", "globalmart-console=" + before.getValue()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void saysTheSameForEveryRefusalAndWritesItDown() {
        rows.user("retired", "operator", false);
        var browser = new HttpConsole(port);

        var wrong = browser.logIn("operator", "guess");
        var unknown = browser.logIn("nobody\u001b[31m\r\nadmin", "guess");
        var disabled = browser.logIn("retired", Rows.PASSWORD);

        assertThat(location(wrong))
                .isEqualTo(location(unknown))
                .isEqualTo(location(disabled))
                .endsWith("/login?refused");
        assertThat(browser.get("/login?refused").body()).contains("do not match an account that may log in");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(rows.warehouse().fetch(AUDIT).map(row -> row.getActor() + ": " + row.getReason()))
                .containsExactly(
                        "operator: wrong name or password, from 127.0.0.1",
                        "nobody?[31m??admin: wrong name or password, from 127.0.0.1",
                        "retired: the account is disabled, from 127.0.0.1");
    }

    @Test
    void takesAsLongForNamesThatNobodyHas() {
        var hashes = new ArrayList<String>();
        var provider = SecurityConfiguration.provider(users, new NotingEncoder(hashes), clock);

        for (var name : List.of("viewer", "nobody")) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() ->
                            provider.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "guess")));
        }

        assertThat(hashes)
                .as("one hash each, of the same kind")
                .hasSize(2)
                .allMatch(hash -> hash.startsWith("{bcrypt}$2a$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{noop}secret", "{MD5}5ebe2294ecd0e0f08eab7690d2a6ee69", "secret", "{bcrypt}secret"})
    void takesNoHashThatIsWeakerThanBcrypt(String stored) {
        rows.warehouse()
                .update(CONSOLE_USER)
                .set(CONSOLE_USER.PASSWORD_HASH, stored)
                .where(CONSOLE_USER.USERNAME.eq("admin"))
                .execute();

        assertThat(location(new HttpConsole(port).logIn("admin", "secret"))).endsWith("/login?refused");
    }

    @Test
    void refusesAPasswordThatIsTooLongForItsHash() {
        assertThat(location(new HttpConsole(port).logIn("admin", "x".repeat(190))))
                .endsWith("/login?refused");
        assertThat(location(new HttpConsole(port).logIn("admin\0", "x"))).endsWith("/login?refused");
    }

    @Test
    void makesAGuesserWait() {
        var browser = new HttpConsole(port);
        for (int guess = 0; guess < SignInThrottle.ATTEMPTS; guess++) {
            browser.logIn("admin", "guess " + guess);
        }

        var answer = browser.logIn("admin", Rows.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, SignInThrottle.WINDOW.toSeconds() + 1);
        assertThat(answer.body()).contains("Too many attempts");
        clock.turnTo(SignInThrottle.WINDOW);
        assertThat(location(browser.logIn("admin", Rows.PASSWORD))).doesNotContain("refused");
    }

    @Test
    void endsTheSessionOfAnAccountThatWasDisabledOrChanged() {
        var disabled = new HttpConsole(port).as("operator");
        var demoted = new HttpConsole(port).as("admin");
        assertThat(disabled.get("/").statusCode()).isEqualTo(200);

        rows.warehouse().execute("update ops.console_user set is_enabled = false where username = 'operator'");
        rows.warehouse().execute("update ops.console_user set role = 'viewer' where username = 'admin'");

        assertThat(disabled.get("/").statusCode()).isEqualTo(302);
        assertThat(demoted.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void judgesWhatChangesSomethingByTheAccountAsItIsNow() {
        var browser = new HttpConsole(port).as("operator");
        var token = browser.csrfOf("/");
        var byItself = Map.of("Accept", "*/*", "X-Refresh", "true", "X-CSRF-TOKEN", token);
        assertThat(browser.send("GET", "/tonight/night", "", byItself).statusCode())
                .isLessThan(400);

        rows.warehouse().execute("update ops.console_user set is_enabled = false where username = 'operator'");

        assertThat(browser.send("POST", "/executions/1/stop", "", byItself).statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsEverySessionAfterTwelveHours() {
        var browser = new HttpConsole(port).as("operator");

        clock.turnTo(AccountWatch.LONGEST_SESSION.plusSeconds(1));

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        clock.turnTo(Duration.ZERO);
        assertThat(browser.get("/").statusCode()).as("it does not come back").isEqualTo(302);
    }

    @Test
    void endsASessionInWhichNobodyDidAnything() {
        var browser = new HttpConsole(port).as("viewer");
        clock.turnTo(AccountWatch.LONGEST_IDLE.minusSeconds(60));
        browser.send("GET", "/tonight/night", "", Map.of("HX-Request", "true", "X-Refresh", "true"));
        browser.open("/pulse?since=0").close();
        browser.send("GET", "/fleet/applications", "", Map.of("Accept", "application/json"));

        clock.turnTo(AccountWatch.LONGEST_IDLE.plusSeconds(1));

        assertThat(browser.get("/").statusCode())
                .as("pages that fetch themselves anew keep nobody logged in")
                .isEqualTo(302);
        clock.turnTo(Duration.ZERO);
        assertThat(browser.get("/").statusCode()).as("it does not come back").isEqualTo(302);
    }

    @Test
    void letsTheSessionGoOnOfSomebodyWhoDoesSomething() {
        var opens = new HttpConsole(port).as("viewer");
        var filters = new HttpConsole(port).as("viewer");
        var looksAtTheFleet = new HttpConsole(port).as("viewer");
        clock.turnTo(AccountWatch.LONGEST_IDLE.minusSeconds(60));
        opens.get("/executions");
        filters.fragment("/executions?status=failed");
        looksAtTheFleet.get("/fleet/applications");

        clock.turnTo(AccountWatch.LONGEST_IDLE.plusSeconds(60));

        assertThat(opens.get("/").statusCode()).isEqualTo(200);
        assertThat(filters.get("/").statusCode()).isEqualTo(200);
        assertThat(looksAtTheFleet.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsHtmxToReloadWhenTheSessionIsOver() {
        var answer = new HttpConsole(port).fragment("/tonight/night");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @Test
    void endsWithSigningOut() {
        var browser = new HttpConsole(port).as("operator");
        var old = session(browser).getValue();

        var answer = browser.post("/logout", Map.of("_csrf", browser.csrfOf("/")));

        assertThat(location(answer)).endsWith("/login?signedOut");
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("logout").and(AUDIT.ACTOR.eq("operator"))))
                .isEqualTo(1);
        assertThat(new HttpConsole(port)
                        .send("GET", "/", "", Map.of("Accept", "text/html", "Cookie", "globalmart-console=" + old))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/logout").statusCode())
                .as("a link cannot sign anybody out")
                .isNotEqualTo(200);
    }

    @Test
    void startsAgainWhereTheLoginPageWasOpenForTooLong() {
        var answer = new HttpConsole(port).post("/login", Map.of("username", "admin", "password", Rows.PASSWORD));

        assertThat(location(answer)).endsWith("/login?expired");
    }

    /** Notes against which hashes passwords are held. */
    private record NotingEncoder(List<String> hashes) implements PasswordEncoder {

        private static final PasswordEncoder ENCODER = SecurityConfiguration.passwordEncoder();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return ENCODER.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            hashes.add(String.valueOf(hash));
            return ENCODER.matches(password, hash);
        }
    }

    private static HttpCookie session(HttpConsole browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("globalmart-console"))
                .findFirst()
                .orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
