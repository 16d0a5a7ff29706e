package com.globalmart.admin.security;

import static com.globalmart.jooq.warehouse.ops.Tables.AUDIT;
import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TurnableClock;
import com.globalmart.admin.browser.Chromium;
import com.globalmart.admin.browser.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Logging in with an OpenID provider beside the console's own accounts. */
@ConsoleTest
class ProviderLoginTests {

    private static final OpenIdProvider PROVIDER = OpenIdProvider.start();
    private static final String BEGIN = "/oauth2/authorization/oidc";

    private static @Nullable Chromium chromium; // started by the first test that needs it

    @LocalServerPort
    int port;

    @Autowired
    TurnableClock clock;

    private final Rows rows = new Rows();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("globalmart.oidc.issuer", PROVIDER::issuer);
        registry.add("globalmart.oidc.client-id", () -> OpenIdProvider.CLIENT_ID);
        registry.add("globalmart.oidc.client-secret", () -> OpenIdProvider.CLIENT_SECRET);
        registry.add("globalmart.oidc.viewers", () -> "staff");
        registry.add("globalmart.oidc.operators", () -> "data-on-call,data-leads");
        registry.add("globalmart.oidc.admins", () -> "data-leads");
    }

    @BeforeEach
    void people() {
        rows.fresh();
        rows.nightly();
        PROVIDER.does(OpenIdProvider.Fault.NONE);
        PROVIDER.person("vera", "staff");
        PROVIDER.person("otto", "staff", "data-on-call");
        PROVIDER.person("ada", "staff", "data-leads");
        PROVIDER.person("nora", "warehouse-floor");
        PROVIDER.person("operator", "data-leads");
    }

    @AfterEach
    void forgetRefusals() {
        PROVIDER.does(OpenIdProvider.Fault.NONE);
        clock.turnTo(Duration.ofMinutes(1));
        logIn("vera");
        clock.turnTo(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        PROVIDER.close();
    }

    @Test
    void givesTheRoleThatTheGroupsGive() {
        assertThat(logIn("vera").get("/").body()).contains("<b>vera</b>", ">viewer<");
        assertThat(logIn("otto").get("/").body()).contains("<b>otto</b>", ">operator<");
        assertThat(logIn("ada").get("/").body()).contains("<b>ada</b>", ">admin<");

        assertThat(logIn("vera").get("/jobs/nightly/launch").statusCode()).isEqualTo(403);
        assertThat(logIn("otto")
                        .send("GET", "/fleet/instances/1/actuator/env", "", Map.of("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(rows.warehouse()
                        .fetch(AUDIT, AUDIT.ACTION.eq("login").and(AUDIT.ACTOR.eq("ada")))
                        .map(row -> row.getReason()))
                .containsExactly(
                        "accepted by %s as subject subject of ada, from 127.0.0.1".formatted(PROVIDER.issuer()));
    }

    @Test
    void leadsToThePageThatWasAskedForInANewSession() {
        var browser = new HttpConsole(port);
        browser.get("/executions?status=failed");
        var before = session(browser);

        var answer = logIn(browser, "vera");

        assertThat(location(answer)).endsWith("/executions?status=failed");
        assertThat(session(browser)).isNotEqualTo(before);
    }

    @Test
    void asksWithStateNonceAndAChallengeAndSendsNoSecretThroughTheBrowser() {
        var address = location(new HttpConsole(port).get(BEGIN));

        assertThat(address)
                .startsWith(PROVIDER.issuer() + "/authorize?response_type=code")
                .contains("&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256", "scope=openid")
                .contains("redirect_uri=http://127.0.0.1:%d/login/oauth2/code/oidc".formatted(port))
                .doesNotContain("secret", "code_verifier");
    }

    @Test
    void takesNobodyWithoutARole() {
        var browser = new HttpConsole(port);

        var answer = logIn(browser, "nora");

        assertThat(location(answer)).endsWith("/login?noRole");
        assertThat(browser.get("/login?noRole").body()).contains("you have no role in this console");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        var audit = rows.warehouse().fetchSingle(AUDIT);
        assertThat(audit.getActor()).isEqualTo("nora");
        assertThat(audit.getAction()).isEqualTo("login refused");
        assertThat(audit.getReason()).contains("claim groups gives no role here");
    }

    @Test
    void makesNobodyAnAccountOfTheConsole() {
        var answer = logIn(new HttpConsole(port), "operator");

        assertThat(location(answer)).endsWith("/login?noRole");
        assertThat(rows.warehouse().fetchSingle(AUDIT).getReason()).contains("an account of the console has this name");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void takesNoTokenWithAFault(OpenIdProvider.Fault fault) {
        PROVIDER.does(fault);
        var browser = new HttpConsole(port);

        var answer = logIn(browser, "ada");

        assertThat(location(answer)).endsWith("/login?notLoggedIn");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(rows.warehouse().fetchSingle(AUDIT).getAction()).isEqualTo("login refused");
    }

    @Test
    void takesNoCodeOfAnotherBrowserAndNoneTwice() {
        var victim = new HttpConsole(port);
        var attacker = new HttpConsole(port);
        victim.get(BEGIN);
        var callback = callback(attacker, "ada");

        assertThat(location(victim.get(callback))).endsWith("/login?notLoggedIn");
        assertThat(location(attacker.get(callback))).doesNotContain("notLoggedIn");
        assertThat(location(new HttpConsole(port).get(callback))).endsWith("/login?notLoggedIn");
        assertThat(victim.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void makesAGuesserWait() {
        var browser = new HttpConsole(port);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(browser.get("/login/oauth2/code/oidc?code=%d&state=x".formatted(guess))
                            .statusCode())
                    .isEqualTo(302);
        }

        var answer = browser.get("/login/oauth2/code/oidc?code=10&state=x");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void keepsToTheSameRulesOfSessions() {
        var idle = logIn("otto");
        var shutOut = logIn("ada");
        rows.user("ada", "viewer", false);
        assertThat(shutOut.get("/").statusCode())
                .as("an account of the same name ends the session")
                .isEqualTo(302);

        clock.turnTo(Duration.ofMinutes(31));
        assertThat(idle.get("/").statusCode()).isEqualTo(302);
        clock.turnTo(Duration.ZERO);
        var late = logIn("otto");
        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            clock.turnTo(Duration.ofMinutes(minutes));
            assertThat(late.get("/requests/1").statusCode())
                    .as("after %d min", minutes)
                    .isEqualTo(404);
        }
        clock.turnTo(Duration.ofMinutes(12 * 60 + 1));
        assertThat(late.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void makesTheirRequestsTheirs() {
        var otto = logIn("otto");

        otto.submit("/jobs/nightly/launch", Map.of("parameter.businessDate", "2026-03-14"));

        assertThat(rows.warehouse().fetchSingle(REQUEST).getRequestedBy()).isEqualTo("otto");
    }

    @Test
    void endsWithSigningOutAtTheProviderToo() {
        var otto = logIn("otto");
        var own = new HttpConsole(port).as("viewer");

        var there = location(otto.post("/logout", Map.of("_csrf", otto.csrfOf("/"))));

        assertThat(there)
                .startsWith(PROVIDER.issuer() + "/logout?id_token_hint=")
                .endsWith("&post_logout_redirect_uri=http://127.0.0.1:%d/login?signedOut".formatted(port));
        assertThat(otto.get("/").statusCode()).isEqualTo(302);
        assertThat(rows.warehouse().fetchCount(AUDIT, AUDIT.ACTION.eq("logout").and(AUDIT.ACTOR.eq("otto"))))
                .isEqualTo(1);
        assertThat(location(own.post("/logout", Map.of("_csrf", own.csrfOf("/")))))
                .as("of an account of the console nobody else knows")
                .endsWith(port + "/login?signedOut");
    }

    @Test
    void isOfferedInABrowserFromTheLoginToSigningOut() {
        try (var visitor = visitor()) {
            var page = visitor.window(390, ColorScheme.DARK);
            page.navigate(visitor.address("/executions"));
            Visitor.picture(page, "login-with-provider-390-dark");
            page.setViewportSize(1280, 800);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            Visitor.picture(page, "login-with-provider");

            link(page, "Log in with single sign-on").click();
            link(page, "otto").click();
            page.waitForURL(visitor.address("/executions"));
            assertThat(page.locator(".who")).containsText("otto");
            page.navigate(visitor.address("/"));
            Visitor.button(page, "Sign out").click();

            assertThat(page.locator("[role=status]")).hasText("You are signed out.");
            assertThat(PROVIDER.endedFor()).isEqualTo("otto");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void endsInAnOpenPageWhenNobodyDoesAnything() {
        try (var visitor = visitor()) {
            var page = visitor.window(1280, ColorScheme.LIGHT);
            visitor.logIn(page, "viewer");
            clock.turnTo(Duration.ofMinutes(31));

            page.context().setOffline(true); // the stream is opened again, as it is every two minutes
            page.context().setOffline(false);

            page.waitForURL(visitor.address("/login"));
            assertThat(page.getByLabel("Name")).isVisible();
        }
    }

    @Test
    void isShownInNoPageOfAnotherOrigin() {
        try (var visitor = visitor()) {
            var page = visitor.window(1280, ColorScheme.LIGHT);
            visitor.logIn(page, "viewer");
            for (var framed : new String[] {"/", "/login", "/fleet", "/nothing"}) {
                page.navigate(PROVIDER.issuer() + "/keys");
                page.evaluate("""
                        address => new Promise(loaded => {
                            const frame = document.createElement('iframe');
                            frame.onload = loaded;
                            frame.src = address;
                            document.documentElement.append(frame);
                        })""", visitor.address(framed));
                var frame = page.frames().getLast();
                assertThat(frame.url()).as(framed).startsWith("chrome-error:");
            }
        }
    }

    private Visitor visitor() {
        var browser = chromium == null ? Chromium.start() : chromium;
        chromium = browser;
        return new Visitor(browser, "http://127.0.0.1:" + port, name -> Rows.PASSWORD);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private HttpConsole logIn(String person) {
        var browser = new HttpConsole(port);
        assertThat(location(logIn(browser, person))).doesNotContain("/login");
        return browser;
    }

    /** The way over the provider and back, and the console's last answer. */
    private HttpResponse<String> logIn(HttpConsole browser, String person) {
        return browser.get(callback(browser, person));
    }

    /** Where the provider sends the browser of somebody who has logged in there. */
    private String callback(HttpConsole browser, String person) {
        var there = location(browser.get(BEGIN)) + "&as=" + person;
        try (var client = HttpClient.newHttpClient()) {
            var back = client.send(HttpRequest.newBuilder(URI.create(there)).build(), BodyHandlers.ofString());
            var address = URI.create(location(back));
            return "%s?%s".formatted(address.getRawPath(), address.getRawQuery());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String session(HttpConsole browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("globalmart-console"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
