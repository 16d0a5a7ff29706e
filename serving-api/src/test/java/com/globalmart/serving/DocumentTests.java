package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed document is the one that is served, and what it says is so. */
@ApiTest
class DocumentTests {

    private static final Path COMMITTED = Path.of("openapi.json");

    @LocalServerPort
    int port;

    private Api api;
    private JsonNode document;

    @BeforeEach
    void readDocument() {
        api = Api.on(port);
        document = Api.json(api.with("").get("/openapi.json"));
    }

    /** Write it anew with {@code mvn -pl serving-api test -Dtest=DocumentTests -Dopenapi.write=true}. */
    @Test
    void isTheCommittedOne() throws IOException {
        var written = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document)
                + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, written);
        }

        assertThat(written).isEqualTo(Files.readString(COMMITTED));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void everythingHasWords() {
        for (var operation : operations()) {
            assertThat(operation.path("summary").asString()).isNotEmpty();
            assertThat(operation.path("tags").size()).isEqualTo(1);
            for (var parameter : operation.path("parameters")) {
                assertThat(parameter.path("description").asString())
                        .as("%s of %s", parameter.path("name"), operation.path("operationId"))
                        .isNotEmpty();
            }
        }
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(field -> !field.getValue().has("$ref"))
                        .forEach(field -> assertThat(
                                        field.getValue().path("description").asString())
                                .as("%s of %s", field.getKey(), schema.getKey())
                                .isNotEmpty()));
    }

    /** Every resource, with the examples of its parameters; its answer has exactly the fields that the document says. */
    @Test
    void examplesAreAnsweredAsDescribed() {
        document.path("paths").properties().forEach(path -> {
            var operation = path.getValue().path("get");
            var address = path.getKey();
            var query = new ArrayList<String>();
            for (var parameter : operation.path("parameters")) {
                var example = parameter.path("example").asString("");
                if (parameter.path("in").asString().equals("path")) {
                    assertThat(example).as(address).isNotEmpty();
                    address = address.replace(
                            "{%s}".formatted(parameter.path("name").asString()), example);
                } else if (!example.isEmpty()) {
                    query.add(parameter.path("name").asString() + "="
                            + URLEncoder.encode(example, StandardCharsets.UTF_8));
                }
            }

            var answer = api.get(query.isEmpty() ? address : address + "?" + String.join("&", query));

            assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
            fits(Api.json(answer), operation.at("/responses/200/content/application~1json/schema"), address);
        });
    }

    private void fits(JsonNode value, JsonNode schema, String where) {
        if (schema.has("$ref")) {
            fits(value, document.at(schema.path("$ref").asString().substring(1)), where);
            return;
        }
        if (value.isObject()) {
            assertThat(new TreeSet<>(schema.path("properties").propertyNames()))
                    .as(where)
                    .containsAll(value.propertyNames());
            value.properties()
                    .forEach(field -> fits(
                            field.getValue(),
                            schema.path("properties").path(field.getKey()),
                            where + "." + field.getKey()));
            return;
        }
        if (value.isArray()) {
            value.forEach(each -> fits(each, schema.path("items"), where + "[]"));
            return;
        }
        if (!value.isNull()) {
            var type = value.isString() ? "string" : value.isBoolean() ? "boolean" : "integer";
            assertThat(schema.path("type").asString()).as(where).isEqualTo(type);
        }
    }

    private Iterable<JsonNode> operations() {
        return document.path("paths")
                .valueStream()
                .map(path -> path.path("get"))
                .toList();
    }
}
