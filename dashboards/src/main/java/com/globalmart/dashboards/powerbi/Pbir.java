package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.powerbi.ReportPages.Field;
import com.globalmart.dashboards.powerbi.ReportPages.Page;
import com.globalmart.dashboards.powerbi.ReportPages.Visual;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report in the format PBIR: one file a visual. */
final class Pbir {

    private static final String SCHEMAS = "https://developer.microsoft.com/json-schemas/fabric/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Pbir() {}

    /** The files, by their path in the folder of the report. */
    static SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(".platform", platform("Report", "GlobalMart"));
        var definition = root("item/report/definitionProperties/2.0.0").put("version", "4.0");
        definition.putObject("datasetReference").putObject("byPath").put("path", "../GlobalMart.SemanticModel");
        files.put("definition.pbir", text(definition));
        files.put(
                "definition/version.json",
                text(root("item/report/definition/versionMetadata/1.0.0").put("version", "2.0.0")));
        files.put("definition/report.json", report());
        files.put("definition/pages/pages.json", pages());
        for (Page page : ReportPages.all()) {
            files.put("definition/pages/%s/page.json".formatted(page.name()), page(page));
            for (Visual visual : page.visuals()) {
                String name = name(visual);
                files.put(
                        "definition/pages/%s/visuals/%s/visual.json".formatted(page.name(), name),
                        visual(visual, name));
            }
        }
        return files;
    }

    /** A file that opens both. */
    static String shortcut() {
        var root = root("pbip/pbipProperties/1.0.0").put("version", "1.0");
        root.putArray("artifacts").addObject().putObject("report").put("path", "GlobalMart.Report");
        root.putObject("settings").put("enableAutoRecovery", true);
        return text(root);
    }

    static String platform(String type, String name) {
        var root = root("gitIntegration/platformProperties/2.0.0");
        root.putObject("metadata").put("type", type).put("displayName", name);
        root.putObject("config").put("version", "2.0").put("logicalId", Identity.of(type));
        return text(root);
    }

    static String semanticModel() {
        var root = root("item/semanticModel/definitionProperties/1.0.0").put("version", "4.2");
        root.putObject("settings");
        return text(root);
    }

    /** A connection without a report, for those who start from nothing. */
    static String connection() {
        var root = JSON.createObjectNode().put("version", "0.1");
        var connection = root.putArray("connections").addObject();
        var details = connection.putObject("details").put("protocol", "postgresql");
        details.putObject("address").put("server", "localhost:5432").put("database", "warehouse");
        connection.put("mode", "Import");
        return text(root);
    }

    private static String report() {
        var root = root("item/report/definition/report/3.3.0");
        var theme = root.putObject("themeCollection").putObject("baseTheme").put("name", "CY24SU10");
        theme.putObject("reportVersionAtImport")
                .put("visual", "1.8.95")
                .put("report", "2.0.95")
                .put("page", "1.3.95");
        theme.put("type", "SharedResources");
        return text(root);
    }

    private static String pages() {
        var root = root("item/report/definition/pagesMetadata/1.0.0");
        var order = root.putArray("pageOrder");
        ReportPages.all().forEach(page -> order.add(page.name()));
        root.put("activePageName", ReportPages.all().getFirst().name());
        return text(root);
    }

    private static String page(Page page) {
        return text(root("item/report/definition/page/2.1.0")
                .put("name", page.name())
                .put("displayName", page.title())
                .put("displayOption", "FitToPage")
                .put("height", ReportPages.HEIGHT)
                .put("width", ReportPages.WIDTH));
    }

    private static String visual(Visual visual, String name) {
        var root = root("item/report/definition/visualContainer/2.9.0").put("name", name);
        root.putObject("position")
                .put("x", visual.x())
                .put("y", visual.y())
                .put("z", 0)
                .put("height", visual.height())
                .put("width", visual.width())
                .put("tabOrder", visual.y() * ReportPages.WIDTH + visual.x());
        var shown = root.putObject("visual").put("visualType", visual.type());
        var roles = shown.putObject("query").putObject("queryState");
        switch (visual.type()) {
            case "card" -> projections(roles, "Values", visual.values());
            case "tableEx" -> {
                var projections = projections(roles, "Values", visual.category());
                visual.values().forEach(field -> projections.add(projection(field)));
            }
            default -> {
                projections(roles, "Category", visual.category());
                projections(roles, "Y", visual.values());
            }
        }
        var outside = shown.putObject("visualContainerObjects");
        var title = outside.putArray("title").addObject().putObject("properties");
        literal(title, "show", "true");
        literal(title, "text", quoted(visual.title()));
        literal(outside.putArray("general").addObject().putObject("properties"), "altText", quoted(visual.title()));
        return text(root);
    }

    private static ArrayNode projections(ObjectNode roles, String role, List<Field> fields) {
        var projections = roles.putObject(role).putArray("projections");
        fields.forEach(field -> projections.add(projection(field)));
        return projections;
    }

    private static ObjectNode projection(Field field) {
        var projection = JSON.createObjectNode();
        var shown = projection.putObject("field");
        switch (field.kind()) {
            case MEASURE -> property(shown.putObject("Measure"), field);
            case COLUMN -> property(shown.putObject("Column"), field);
            case SUM -> {
                var aggregation = shown.putObject("Aggregation");
                property(aggregation.putObject("Expression").putObject("Column"), field);
                aggregation.put("Function", 0);
            }
        }
        projection.put("queryRef", field.reference());
        projection.put("nativeQueryRef", field.name());
        return projection;
    }

    private static void property(ObjectNode node, Field field) {
        node.putObject("Expression").putObject("SourceRef").put("Entity", field.table());
        node.put("Property", field.name());
    }

    private static void literal(ObjectNode properties, String name, String value) {
        properties.putObject(name).putObject("expr").putObject("Literal").put("Value", value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String name(Visual visual) {
        return visual.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    }

    private static ObjectNode root(String schema) {
        return JSON.createObjectNode().put("$schema", SCHEMAS + schema + "/schema.json");
    }

    private static String text(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
