package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Asks for every address that anything answers, without a key, with keys of each scope and as the fleet, and compares who is let
 * in with {@code access.csv}: a line for each address. A new address fails here until it has its line.
 */
@ApiTest
class AccessTableTests {

    private static final String TABLE = "access.csv";

    @LocalServerPort
    int port;

    @Autowired
    List<HandlerMapping> mappings;

    @Test
    void letsInWhomTheTableNamesAndNobodyElse() {
        var callers = new LinkedHashMap<String, Api>();
        callers.put("anybody", Api.on(port).with(""));
        callers.put("read", Api.on(port).with(Api.key("readers0", "{read}", 1_000_000)));
        callers.put("customers", Api.on(port).with(Api.key("persons0", "{customers}", 1_000_000)));
        callers.put("fleet", Api.on(port).with(""));
        var actual = new TreeMap<String, String>();
        for (var address : addresses()) {
            actual.put(address, letIn(callers, address));
        }

        assertThat(actual)
                .as("who is let in, against src/test/resources/%s", TABLE)
                .containsExactlyInAnyOrderEntriesOf(table());
    }

    private static String letIn(Map<String, Api> callers, String address) {
        var method = address.substring(0, address.indexOf(','));
        var path = address.substring(address.indexOf(',') + 1)
                .replaceAll("\\{\\*?[^}]*}", "1")
                .replace("/**", "/1");
        var known = callers.entrySet().stream()
                .filter(caller -> {
                    var headers = caller.getKey().equals("fleet")
                            ? Map.of("Authorization", fleet())
                            : Map.<String, String>of();
                    var status = caller.getValue().send(method, path, headers).statusCode();
                    assertThat(status).as(address).isLessThan(500);
                    return status != 401 && status != 403 && status != 405;
                })
                .map(Map.Entry::getKey)
                .toList();
        return known.contains("anybody") ? "anybody" : known.isEmpty() ? "nobody" : String.join(" ", known);
    }

    private static String fleet() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(("fleet:" + TestWarehouse.FLEET_PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that is mapped: {@code GET,/api/v1/kpis}. */
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
        assertThat(addresses).hasSizeGreaterThan(30);
        return addresses.stream()
                .map(address -> address.replaceAll("/\\d+\\.\\d+\\.\\d+/", "/{version}/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty()
                                ? Stream.of(RequestMethod.GET, RequestMethod.POST)
                                : methods.stream())
                        .map(method -> method + "," + (pattern.startsWith("/") ? pattern : "/" + pattern)));
    }

    private static SortedMap<String, String> table() {
        try {
            var table = new TreeMap<String, String>();
            new ClassPathResource(TABLE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> table.put(
                            line.substring(0, line.lastIndexOf(',')), line.substring(line.lastIndexOf(',') + 1)));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
