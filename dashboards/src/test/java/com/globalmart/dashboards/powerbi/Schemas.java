package com.globalmart.dashboards.powerbi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Microsoft's schemas of the project's JSON files, of which a copy lies beside the tests: nothing is fetched. */
final class Schemas {

    private static final String ADDRESS = "https://developer.microsoft.com/json-schemas/";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(Schemas::text));

    private Schemas() {}

    /** What its schema, which it names itself, has against a file. */
    static List<String> errors(String json) {
        String address = JsonMapper.shared().readTree(json).path("$schema").asString();
        return REGISTRY.getSchema(SchemaLocation.of(address)).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String text(String address) {
        String name = "/powerbi-schemas/" + address.substring(ADDRESS.length());
        try (var stream = Schemas.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no copy of " + address);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
