package com.globalmart.dashboards.powerbi;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report in PBIR: a file for each page and each visual. */
final class ReportFiles {

    private static final String DEFINITION = "item/report/definition/";
    private static final String THEME = "GlobalMart.json";

    private ReportFiles() {}

    /** The files, by their path from the report's folder. */
    static SortedMap<String, String> of(List<Page> pages) {
        var files = new TreeMap<String, String>();
        files.put(".platform", PowerBi.platform("Report"));
        files.put("definition.pbir", properties());
        files.put(
                "definition/version.json",
                Json.text(Json.schema(DEFINITION + "versionMetadata/1.0.0").put("version", "2.0.0")));
        files.put("definition/report.json", report());
        files.put("StaticResources/RegisteredResources/" + THEME, theme());
        files.put("definition/pages/pages.json", order(pages));
        for (var page : pages) {
            String folder = "definition/pages/" + page.name() + "/";
            files.put(folder + "page.json", page(page));
            for (int i = 0; i < page.visuals().size(); i++) {
                var visual = page.visuals().get(i);
                files.put(folder + "visuals/" + visual.name() + "/visual.json", visual(visual, i));
            }
        }
        return files;
    }

    private static String properties() {
        var json = Json.schema("item/report/definitionProperties/2.0.0").put("version", "4.0");
        json.putObject("datasetReference").putObject("byPath").put("path", "../" + PowerBi.NAME + ".SemanticModel");
        return Json.text(json);
    }

    private static String report() {
        var json = Json.schema(DEFINITION + "report/3.3.0");
        var theme = json.putObject("themeCollection").putObject("customTheme").put("name", THEME);
        theme.putObject("reportVersionAtImport")
                .put("visual", "2.9.0")
                .put("page", "2.1.0")
                .put("report", "3.3.0");
        theme.put("type", "RegisteredResources");
        var resources = json.putArray("resourcePackages").addObject();
        resources.put("name", "RegisteredResources").put("type", "RegisteredResources");
        resources
                .putArray("items")
                .addObject()
                .put("name", THEME)
                .put("path", THEME)
                .put("type", "CustomTheme");
        json.putObject("settings").put("useStylableVisualContainerHeader", true);
        return Json.text(json);
    }

    /** The console's colours. */
    private static String theme() {
        var json = Json.object().put("name", PowerBi.NAME);
        var colours = json.putArray("dataColors");
        List.of("#0f766e", "#8f5b00", "#4c6fa5", "#b42318", "#69747b", "#7a4d8c", "#2a7440", "#4cc2b5")
                .forEach(colours::add);
        json.put("background", "#ffffff")
                .put("foreground", "#1b2226")
                .put("tableAccent", "#0f766e")
                .put("good", "#2a7440")
                .put("neutral", "#8f5b00")
                .put("bad", "#b42318");
        return Json.text(json);
    }

    private static String order(List<Page> pages) {
        var json = Json.schema(DEFINITION + "pagesMetadata/1.0.0");
        var order = json.putArray("pageOrder");
        pages.forEach(page -> order.add(page.name()));
        json.put("activePageName", pages.getFirst().name());
        return Json.text(json);
    }

    private static String page(Page page) {
        return Json.text(Json.schema(DEFINITION + "page/2.1.0")
                .put("name", page.name())
                .put("displayName", page.title())
                .put("displayOption", "FitToPage")
                .put("height", Place.PAGE_HEIGHT)
                .put("width", Place.PAGE_WIDTH));
    }

    private static String visual(Visual visual, int tabOrder) {
        var json = Json.schema(DEFINITION + "visualContainer/2.9.0").put("name", visual.name());
        json.putObject("position")
                .put("x", visual.place().x())
                .put("y", visual.place().y())
                .put("z", tabOrder)
                .put("height", visual.place().height())
                .put("width", visual.place().width())
                .put("tabOrder", tabOrder);
        var body = json.putObject("visual").put("visualType", visual.type().visualType());
        query(body.putObject("query"), visual);
        formats(body, visual.type());
        var container = body.putObject("visualContainerObjects");
        var title = format(container, "title");
        literal(title, "show", "true");
        literal(title, "text", quoted(visual.title()));
        literal(format(container, "general"), "altText", quoted(visual.text()));
        body.put("drillFilterOtherVisuals", true);
        if (visual.limit() != null) {
            limit(json.putObject("filterConfig").putArray("filters").addObject(), visual.limit());
        }
        return Json.text(json);
    }

    private static void query(ObjectNode query, Visual visual) {
        var state = query.putObject("queryState");
        for (Map.Entry<String, List<Field>> role : visual.fields().entrySet()) {
            var projections = state.putObject(role.getKey()).putArray("projections");
            role.getValue().forEach(field -> projection(projections, field));
        }
        if (visual.order() != null) {
            var sort = query.putObject("sortDefinition").putArray("sort").addObject();
            sort.set("field", field(visual.order().field()));
            sort.put("direction", visual.order().isDescending() ? "Descending" : "Ascending");
        }
    }

    private static void projection(ArrayNode projections, Field field) {
        var projection = projections.addObject();
        projection.set("field", field(field));
        projection
                .put("queryRef", field.owner() + "." + field.name())
                .put("nativeQueryRef", field.name())
                .put("displayName", field.caption());
    }

    private static ObjectNode field(Field field) {
        return switch (field) {
            case Field.OfColumn column -> expression("Column", "Entity", column.table(), column.name());
            case Field.OfMeasure measure -> expression("Measure", "Entity", SemanticModel.MEASURES, measure.name());
        };
    }

    private static ObjectNode expression(String kind, String sourceKind, String source, String name) {
        var json = Json.object();
        var body = json.putObject(kind);
        body.putObject("Expression").putObject("SourceRef").put(sourceKind, source);
        body.put("Property", name);
        return json;
    }

    private static void formats(ObjectNode body, Visual.Type type) {
        var objects = Json.object();
        switch (type) {
            case CARD -> {
                literal(format(objects, "labels"), "fontSize", "20D");
                literal(format(objects, "categoryLabels"), "show", "false"); // the title says it
            }
            case DAYS_SLICER -> {
                literal(format(objects, "data"), "mode", "'Between'");
                literal(format(objects, "header"), "show", "false");
            }
            case LIST_SLICER -> {
                literal(format(objects, "data"), "mode", "'Dropdown'");
                literal(format(objects, "header"), "show", "false");
            }
            default -> {}
        }
        if (!objects.isEmpty()) {
            body.set("objects", objects);
        }
    }

    private static ObjectNode format(ObjectNode objects, String name) {
        return objects.putArray(name).addObject().putObject("properties");
    }

    private static void literal(ObjectNode properties, String name, String value) {
        properties.putObject(name).putObject("expr").putObject("Literal").put("Value", value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void limit(ObjectNode json, Visual.Limit limit) {
        json.put("name", "limit");
        json.set("field", field(limit.column()));
        json.put("type", "Advanced");
        var filter = json.putObject("filter").put("Version", 2);
        filter.putArray("From")
                .addObject()
                .put("Name", "t")
                .put("Entity", limit.column().table())
                .put("Type", 0);
        var comparison =
                filter.putArray("Where").addObject().putObject("Condition").putObject("Comparison");
        comparison.put("ComparisonKind", 4); // at most
        comparison.set(
                "Left", expression("Column", "Source", "t", limit.column().name()));
        comparison.putObject("Right").putObject("Literal").put("Value", limit.most() + "L");
    }
}
