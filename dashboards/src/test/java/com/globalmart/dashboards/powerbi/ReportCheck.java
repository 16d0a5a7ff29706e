package com.globalmart.dashboards.powerbi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Power BI would refuse in the JSON files of a project, or show as a broken visual. */
final class ReportCheck {

    private static final String ADDRESS = "https://developer.microsoft.com/json-schemas/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(ReportCheck::schema));

    private ReportCheck() {}

    /** The schemas that the files name, each of which has to be met. */
    static List<String> problemsOfParts(Map<String, String> files) {
        var problems = new ArrayList<String>();
        files.forEach((path, text) -> {
            if (isPart(path)) {
                part(path, text, problems);
            }
        });
        return problems;
    }

    /** Fields of visuals that are not in the model, and visuals that hide each other. */
    static List<String> problemsOfPages(Map<String, String> files, ReadModel model) {
        var problems = new ArrayList<String>();
        files.forEach((path, text) -> {
            if (path.endsWith("/page.json")) {
                String folder = path.substring(0, path.length() - "page.json".length());
                var visuals = files.entrySet().stream()
                        .filter(file -> file.getKey().startsWith(folder + "visuals/"))
                        .map(file -> JsonMapper.shared().readTree(file.getValue()))
                        .toList();
                page(JsonMapper.shared().readTree(text), visuals, model, problems);
            }
        });
        return problems;
    }

    static boolean isPart(String path) {
        return path.endsWith(".json") && !path.contains("/StaticResources/")
                || path.endsWith(".platform")
                || path.endsWith(".pbip")
                || path.endsWith(".pbir")
                || path.endsWith(".pbism");
    }

    private static void part(String path, String text, List<String> problems) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            problems.add("%s is no JSON: %s".formatted(path, e.getOriginalMessage()));
            return;
        }
        String address = json.path("$schema").asString("");
        if (schema(address) == null) {
            problems.add("%s names no schema that is known here: '%s'".formatted(path, address));
            return;
        }
        SCHEMAS.getSchema(SchemaLocation.of(address))
                .validate(text, InputFormat.JSON)
                .forEach(error -> problems.add("%s: %s".formatted(path, error)));
    }

    private static @Nullable String schema(String address) {
        if (!address.startsWith(ADDRESS)) {
            return null;
        }
        String resource =
                "/powerbi-schemas/" + address.substring(ADDRESS.length()).replaceAll("#.*", "");
        try (var schema = ReportCheck.class.getResourceAsStream(resource)) {
            return schema == null ? null : new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(JsonNode page, List<JsonNode> visuals, ReadModel model, List<String> problems) {
        String name = page.path("name").asString();
        for (int i = 0; i < visuals.size(); i++) {
            var visual = visuals.get(i);
            String where = name + "/" + visual.path("name").asString();
            fields(visual, model).forEach(problem -> problems.add(where + ": " + problem));
            var place = visual.path("position");
            if (place.path("x").asInt() < 0
                    || place.path("y").asInt() < 0
                    || right(place) > page.path("width").asInt()
                    || bottom(place) > page.path("height").asInt()) {
                problems.add(where + " is not within the page");
            }
            var container = visual.path("visual").path("visualContainerObjects");
            if (literal(container, "title", "text").length() < 3
                    || literal(container, "general", "altText").length() < 10) {
                problems.add(where + " has no title, or no text for those who cannot see it");
            }
            for (var other : visuals.subList(i + 1, visuals.size())) {
                if (overlap(place, other.path("position"))) {
                    problems.add(where + " overlaps " + other.path("name").asString());
                }
            }
        }
    }

    private static String literal(JsonNode container, String object, String property) {
        return container
                .path(object)
                .path(0)
                .path("properties")
                .path(property)
                .path("expr")
                .path("Literal")
                .path("Value")
                .asString("");
    }

    private static List<String> fields(JsonNode visual, ReadModel model) {
        var problems = new ArrayList<String>();
        for (var column : visual.findValues("Column")) {
            String source = source(column, visual);
            var table = model.tables().get(source);
            if (table == null
                    || !table.columns().containsKey(column.path("Property").asString())) {
                problems.add("no column %s[%s]"
                        .formatted(source, column.path("Property").asString()));
            }
        }
        for (var measure : visual.findValues("Measure")) {
            var table = model.tables().get(source(measure, visual));
            if (table == null
                    || !table.measures().containsKey(measure.path("Property").asString())) {
                problems.add(
                        "no measure [%s]".formatted(measure.path("Property").asString()));
            }
        }
        if (visual.findValues("queryRef").isEmpty()) {
            problems.add("it shows nothing");
        }
        return problems;
    }

    /** The table that a field names, or that the filter names which has it. */
    private static String source(JsonNode field, JsonNode visual) {
        var source = field.path("Expression").path("SourceRef");
        return source.has("Entity")
                ? source.path("Entity").asString()
                : visual.path("filterConfig")
                        .findPath("From")
                        .path(0)
                        .path("Entity")
                        .asString();
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.path("x").asInt() < right(other)
                && other.path("x").asInt() < right(one)
                && one.path("y").asInt() < bottom(other)
                && other.path("y").asInt() < bottom(one);
    }

    private static int right(JsonNode place) {
        return place.path("x").asInt() + place.path("width").asInt();
    }

    private static int bottom(JsonNode place) {
        return place.path("y").asInt() + place.path("height").asInt();
    }
}
