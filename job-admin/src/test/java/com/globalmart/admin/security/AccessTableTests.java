package com.globalmart.admin.security;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.HttpConsole;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Asks for every address that anything answers (pages, the actuator, Spring Boot Admin, files), as nobody, viewer, operator
 * and admin, and compares who is let in with {@code access.csv}: a line for each address, with the least role. A new address
 * fails here until it has its line.
 */
@ConsoleTest
class AccessTableTests {

    private static final String TABLE = "access.csv";
    private static final List<String> PEOPLE = List.of("anybody", "viewer", "operator", "admin");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @LocalServerPort
    int port;

    @Autowired
    List<HandlerMapping> mappings;

    private final Rows rows = new Rows();

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        rows.nightly();
    }

    @Test
    void letsInWhomTheTableNamesAndNobodyElse() {
        var expected = table();
        var actual = new TreeMap<String, String>();
        for (var address : addresses()) {
            actual.put(address, "nobody");
        }
        for (var person : PEOPLE.reversed()) {
            var visitor = new Visitor(person);
            actual.replaceAll((address, least) -> visitor.isLetIn(address) ? person : least);
        }

        assertThat(actual.keySet())
                .as(
                        "addresses without a line in src/test/resources/%s: add these lines, if they say who should be let in",
                        TABLE)
                .filteredOn(address -> !expected.containsKey(address))
                .map(address -> "%s,%s".formatted(address, actual.get(address)))
                .isEmpty();
        assertThat(expected.keySet())
                .as("lines of src/test/resources/%s that name no address any more: remove them", TABLE)
                .filteredOn(address -> !actual.containsKey(address))
                .isEmpty();
        assertThat(actual)
                .as("who is let in, against src/test/resources/%s", TABLE)
                .isEqualTo(expected);
        assertThat(rows.warehouse().fetchCount(REQUEST))
                .as("requests made without a form")
                .isZero();
    }

    @Test
    void takesNothingThatAPageOfThisSessionDidNotSend() {
        var operator = new HttpConsole(port).as("operator");
        var somebodyElse = new HttpConsole(port).as("admin");
        var othersToken = somebodyElse.csrfOf("/");
        var taken = new ArrayList<String>();

        for (var address : addresses()) {
            if (READING.contains(method(address)) || address.contains("/error")) {
                continue;
            }
            for (var token : new String[] {"", "guess", othersToken}) {
                var status = operator.send(method(address), path(address), "", headers(token))
                        .statusCode();
                if (status != 403 && status != 401) {
                    taken.add("%s with token '%s': %d".formatted(address, token, status));
                }
            }
        }

        assertThat(taken).isEmpty();
        assertThat(rows.warehouse().fetchCount(REQUEST)).isZero();
    }

    @Test
    void changesNothingByOtherMethodsThanThoseItHas() {
        var admin = new Visitor("admin");
        var addresses = addresses();
        var answered = new ArrayList<String>();

        for (var address : addresses) {
            if (address.contains("/fleet")
                    || address.contains("/actuator")
                    || address.contains("**")
                    || address.endsWith("/login")) {
                continue;
            }
            for (var method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
                var other = method + "," + pattern(address);
                if (!addresses.contains(other) && admin.ask(other).statusCode() < 400) {
                    answered.add(other);
                }
            }
        }

        assertThat(answered).isEmpty();
    }

    /** Somebody with the tokens of their own pages. */
    private final class Visitor {

        private final HttpConsole console = new HttpConsole(port);
        private final String pageToken;
        private final String fleetToken;

        Visitor(String person) {
            if (!person.equals("anybody")) {
                console.as(person);
            }
            pageToken = console.csrfOf(person.equals("anybody") ? "/login" : "/");
            console.get("/fleet/sba-settings.js");
            fleetToken = console.cookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .map(cookie -> cookie.getValue())
                    .orElse("");
        }

        HttpResponse<String> ask(String address) {
            var token = address.contains(",/fleet") ? fleetToken : pageToken;
            return console.send(method(address), path(address), "", headers(token));
        }

        boolean isLetIn(String address) {
            var answer = ask(address);
            var toLogin = answer.headers()
                    .firstValue("Location")
                    .filter(location -> location.endsWith("/login"))
                    .isPresent();
            assertThat(answer.body()).as("secrets in %s", address).doesNotContain(TestDatabases.FLEET_PASSWORD);
            if (!address.contains("/fleet")) {
                assertThat(answer.statusCode()).as(address).isLessThan(500);
            }
            return !toLogin && answer.statusCode() != 401 && answer.statusCode() != 403;
        }
    }

    private static Map<String, String> headers(String token) {
        var headers = new LinkedHashMap<>(Map.of("Accept", "text/html"));
        if (!token.isEmpty()) {
            headers.put("X-XSRF-TOKEN", token);
            headers.put("X-CSRF-TOKEN", token);
        }
        return headers;
    }

    private static String method(String address) {
        return address.substring(0, address.indexOf(','));
    }

    private static String pattern(String address) {
        return address.substring(address.indexOf(',') + 1);
    }

    /** An address with something in place of its variables. */
    private static String path(String address) {
        return pattern(address)
                .replace("{jobName}", "nightly")
                .replaceAll("\\{\\*?[^}]*}", "1")
                .replace("/**", "/1");
    }

    /** Everything that is mapped: {@code GET,/executions/{executionId}}. */
    private SortedSet<String> addresses() {
        var addresses = new TreeSet<String>();
        for (var mapping : mappings) {
            switch (mapping) {
                case RequestMappingInfoHandlerMapping methods ->
                    methods.getHandlerMethods().keySet().forEach(info -> of(info).forEach(addresses::add));
                case AbstractUrlHandlerMapping urls ->
                    urls.getHandlerMap().keySet().forEach(url -> addresses.add("GET," + url));
                default -> {}
            }
        }
        assertThat(addresses).hasSizeGreaterThan(40);
        return addresses;
    }

    private static Stream<String> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty()
                                ? Stream.of(RequestMethod.GET, RequestMethod.POST)
                                : methods.stream())
                        .map(method -> method + "," + (pattern.startsWith("/") ? pattern : "/" + pattern)));
    }

    private static Map<String, String> table() {
        try {
            var lines = new ClassPathResource(TABLE).getContentAsString(StandardCharsets.UTF_8);
            var table = new TreeMap<String, String>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> table.put(
                            line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1)));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
