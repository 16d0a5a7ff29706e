package com.globalmart.dashboards.grafana;

import com.globalmart.dashboards.grafana.model.Board;
import com.globalmart.dashboards.grafana.model.Panel;
import com.globalmart.dashboards.grafana.model.Query;
import com.globalmart.dashboards.grafana.model.Source;
import com.globalmart.dashboards.grafana.model.Unit;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A board as Grafana 11 and newer read it from a file: the classic model, schema version 39. */
final class BoardJson {

    private static final int SCHEMA_VERSION = 39;
    private static final int WIDTH = 24;
    private static final String TAG = "globalmart";

    private final JsonMapper mapper = JsonMapper.shared();
    private final Board board;
    private final ArrayNode panels = mapper.createArrayNode();
    private int id;
    private int x;
    private int y;

    private BoardJson(Board board) {
        this.board = board;
    }

    static String of(Board board) {
        return new BoardJson(board).write();
    }

    private String write() {
        var root = mapper.createObjectNode();
        root.put("uid", board.uid());
        root.put("title", board.title());
        root.put("description", board.sentence());
        root.putArray("tags").add(TAG);
        root.put("timezone", "utc");
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("version", 1);
        root.put("refresh", board.refresh());
        root.put("graphTooltip", 1); // the cross-hair stands in all panels
        root.putObject("time").put("from", board.since()).put("to", "now");
        root.putObject("templating").set("list", variables());
        root.putObject("annotations").set("list", annotations());
        root.putArray("links").add(link());
        board.rows().forEach(this::add);
        root.set("panels", panels);
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private ObjectNode link() {
        return mapper.createObjectNode()
                .put("type", "dashboards")
                .put("title", "Boards")
                .put("icon", "external link")
                .put("asDropdown", true)
                .put("includeVars", false)
                .put("keepTime", true)
                .put("targetBlank", false)
                .set("tags", mapper.createArrayNode().add(TAG));
    }

    private ArrayNode variables() {
        var list = mapper.createArrayNode();
        for (var variable : board.variables()) {
            var node = list.addObject()
                    .put("type", "custom")
                    .put("name", variable.name())
                    .put("label", variable.label())
                    .put("description", variable.sentence())
                    .put("query", String.join(",", variable.choices()))
                    .put("includeAll", false)
                    .put("multi", false)
                    .put("hide", 0);
            node.set("current", choice(variable.choices().getFirst(), true));
            var options = node.putArray("options");
            variable.choices()
                    .forEach(each -> options.add(
                            choice(each, each.equals(variable.choices().getFirst()))));
        }
        return list;
    }

    private ObjectNode choice(String value, boolean selected) {
        return mapper.createObjectNode()
                .put("selected", selected)
                .put("text", value)
                .put("value", value);
    }

    private ArrayNode annotations() {
        var list = mapper.createArrayNode();
        for (var annotation : board.annotations()) {
            var node = list.addObject()
                    .put("name", annotation.title())
                    .put("enable", true)
                    .put("hide", false)
                    .put("iconColor", "green");
            node.set("datasource", source(Source.WAREHOUSE));
            node.set("target", sql(new Query.Sql(Source.WAREHOUSE, Query.Format.TABLE, annotation.sql())));
        }
        return list;
    }

    private void add(Board.Row row) {
        breakLine(0);
        var header = panels.addObject()
                .put("id", ++id)
                .put("type", "row")
                .put("title", row.title())
                .put("collapsed", false);
        header.set("gridPos", position(0, y, WIDTH, 1));
        header.putArray("panels");
        y++;
        int height = 0;
        for (Panel panel : row.panels()) {
            if (x + panel.width() > WIDTH) {
                breakLine(height);
                height = 0;
            }
            panels.add(panel(panel));
            x += panel.width();
            height = Math.max(height, panel.height());
        }
        breakLine(height);
    }

    private void breakLine(int height) {
        x = 0;
        y += height;
    }

    private ObjectNode position(int left, int top, int width, int height) {
        return mapper.createObjectNode()
                .put("x", left)
                .put("y", top)
                .put("w", width)
                .put("h", height);
    }

    private ObjectNode panel(Panel panel) {
        var node = mapper.createObjectNode()
                .put("id", ++id)
                .put("type", type(panel.kind()))
                .put("title", panel.title())
                .put("description", panel.sentence());
        node.set("gridPos", position(x, y, panel.width(), panel.height()));
        node.set("datasource", source(panel.queries().getFirst().source()));
        node.set("fieldConfig", fields(panel));
        node.set("options", options(panel));
        var targets = node.putArray("targets");
        char reference = 'A';
        for (Query query : panel.queries()) {
            targets.add(target(query).put("refId", String.valueOf(reference++)));
        }
        return node;
    }

    private static String type(Panel.Kind kind) {
        return switch (kind) {
            case STAT, CHANGE, TROUBLE -> "stat";
            case LINES, STACK -> "timeseries";
            case BARS -> "barchart";
            case TABLE -> "table";
        };
    }

    private ObjectNode target(Query query) {
        return switch (query) {
            case Query.Sql sql -> sql(sql);
            case Query.PromQl metric -> {
                var node = mapper.createObjectNode()
                        .put("expr", metric.expression())
                        .put("legendFormat", metric.legend())
                        .put("range", true)
                        .put("instant", false);
                node.set("datasource", source(metric.source()));
                yield node;
            }
        };
    }

    private ObjectNode sql(Query.Sql sql) {
        var node = mapper.createObjectNode()
                .put("editorMode", "code")
                .put("format", sql.format().grafana())
                .put("rawQuery", true)
                .put("rawSql", sql.text());
        node.set("datasource", source(sql.source()));
        return node;
    }

    private ObjectNode source(Source source) {
        return mapper.createObjectNode().put("type", source.type()).put("uid", source.uid());
    }

    private ObjectNode fields(Panel panel) {
        var fields = mapper.createObjectNode();
        var defaults = fields.putObject("defaults")
                .put("unit", panel.unit().grafana())
                .put("decimals", panel.unit().decimals())
                .put("noValue", "none");
        defaults.putObject("color").put("mode", panel.kind() == Panel.Kind.TROUBLE ? "thresholds" : "palette-classic");
        var steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        steps.addObject()
                .put("color", panel.kind() == Panel.Kind.TROUBLE ? "green" : "text")
                .putNull("value");
        if (panel.kind() == Panel.Kind.TROUBLE) {
            steps.addObject().put("color", "red").put("value", 1);
        }
        if (type(panel.kind()).equals("timeseries")) {
            custom(defaults.putObject("custom"), panel.kind() == Panel.Kind.STACK);
        }
        var overrides = fields.putArray("overrides");
        for (Map.Entry<String, Unit> column : new TreeMap<>(panel.columns()).entrySet()) {
            var override = overrides.addObject();
            override.putObject("matcher").put("id", "byName").put("options", column.getKey());
            var properties = override.putArray("properties");
            properties
                    .addObject()
                    .put("id", "unit")
                    .put("value", column.getValue().grafana());
            properties
                    .addObject()
                    .put("id", "decimals")
                    .put("value", column.getValue().decimals());
        }
        return fields;
    }

    private static void custom(ObjectNode custom, boolean stacked) {
        custom.put("drawStyle", "line")
                .put("lineWidth", stacked ? 1 : 2)
                .put("fillOpacity", stacked ? 40 : 8)
                .put("showPoints", "auto")
                .put("spanNulls", false)
                .put("axisSoftMin", 0);
        custom.putObject("stacking").put("mode", stacked ? "normal" : "none").put("group", "A");
    }

    private ObjectNode options(Panel panel) {
        var options = mapper.createObjectNode();
        switch (panel.kind()) {
            case STAT, CHANGE, TROUBLE -> {
                var reduce =
                        options.putObject("reduceOptions").put("values", false).put("fields", "");
                reduce.putArray("calcs").add("lastNotNull");
                options.put("colorMode", panel.kind() == Panel.Kind.TROUBLE ? "background" : "none")
                        .put("graphMode", panel.kind() == Panel.Kind.STAT ? "area" : "none")
                        .put("textMode", "value")
                        .put("justifyMode", "auto")
                        .put("showPercentChange", panel.kind() == Panel.Kind.CHANGE)
                        .put("percentChangeColorMode", "standard");
            }
            case LINES, STACK -> {
                legend(options, "list");
                options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            }
            case BARS -> {
                legend(options, "list");
                options.put("orientation", "horizontal")
                        .put("showValue", "auto")
                        .put("stacking", "none")
                        .put("barWidth", 0.8)
                        .putObject("tooltip")
                        .put("mode", "single");
            }
            case TABLE -> options.put("showHeader", true).put("cellHeight", "sm");
        }
        return options;
    }

    private static void legend(ObjectNode options, String mode) {
        options.putObject("legend")
                .put("displayMode", mode)
                .put("placement", "bottom")
                .put("showLegend", true);
    }
}
