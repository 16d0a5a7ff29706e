package com.globalmart.dashboards.grafana;

import com.globalmart.dashboards.grafana.model.Alert;
import com.globalmart.dashboards.grafana.model.Source;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alert rules over what was published. What the processes do is watched by Prometheus. */
public final class Alerts {

    /** Where their file lies, from the project's folder. */
    public static final String PATH = "dashboards/grafana/provisioning/alerting/rules.json";

    private static final String EXPRESSION = "__expr__";
    private static final int LOOK_BACK = 600; // seconds; the queries do not ask for a time

    /** A night has until 06:00 UTC: then what was complete through yesterday's midnight is 30 hours old. */
    private static final int MOST_HOURS = 30;

    private static final List<Alert> ALL = List.of(
            new Alert(
                    "globalmart-freshness",
                    "Numbers are old",
                    "Nothing newer than " + MOST_HOURS
                            + " hours is published. Readers see older numbers, which are right: look at Tonight in"
                            + " the console for the night that failed or waits",
                    """
                    select now() as "time", extract(epoch from now() - (complete_through + 1) at time zone 'UTC') / 3600 as "Hours"
                    from bi.freshness
                    order by 1""",
                    MOST_HOURS,
                    "5m",
                    "critical"),
            new Alert(
                    "globalmart-failed-checks",
                    "Checks of published numbers fail",
                    "An error-level check fails on the newest published load: somebody released it, or the checks over everything found"
                            + " it since. Look at Quality in the console for the offending rows",
                    """
                    select now() as "time", count(q.check_name) filter (where not q.is_passed and q.severity = 'ERROR') as "Failed checks"
                    from bi.freshness f left join bi.data_quality q using (load_id)
                    group by f.load_id
                    order by 1""",
                    0,
                    "1m",
                    "critical"),
            new Alert(
                    "globalmart-quarantine-rate",
                    "Many records are refused",
                    "More than 1 % of the records of the newest load were refused and are missing from all numbers. Look at Quarantine in the"
                            + " console for the reason; most often a producer has changed, or a rate is missing",
                    """
                    select now() as "time", 100.0 * sum(quarantined) / nullif(sum(landed), 0) as "Percent"
                    from bi.load_books
                    where load_id = (select load_id from bi.freshness)
                    order by 1""",
                    1,
                    "1m",
                    "warning"));

    private Alerts() {}

    /** The rules. */
    public static List<Alert> all() {
        return ALL;
    }

    /** Their file: the provisioning format of Grafana, version 1. */
    static String json() {
        var mapper = JsonMapper.shared();
        var root = mapper.createObjectNode().put("apiVersion", 1);
        var group = root.putArray("groups")
                .addObject()
                .put("orgId", 1)
                .put("name", "globalmart")
                .put("folder", "Data quality")
                .put("interval", "1m");
        var rules = group.putArray("rules");
        ALL.forEach(alert -> rules.add(rule(mapper.createObjectNode(), alert)));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode rule(ObjectNode rule, Alert alert) {
        rule.put("uid", alert.uid())
                .put("title", alert.title())
                .put("condition", "C")
                .put("for", alert.pending())
                .put("noDataState", "OK") // before the first load nothing can be old
                .put("execErrState", "Error");
        rule.putObject("labels").put("severity", alert.severity());
        rule.putObject("annotations")
                .put("summary", alert.title())
                .put("description", alert.sentence())
                .put("runbook_url", "docs/runbooks.md#" + alert.uid());
        var data = rule.putArray("data");
        var asked = data.addObject().put("refId", "A").put("datasourceUid", Source.WAREHOUSE.uid());
        asked.putObject("relativeTimeRange").put("from", LOOK_BACK).put("to", 0);
        asked.putObject("model")
                .put("refId", "A")
                .put("editorMode", "code")
                .put("format", "time_series")
                .put("rawQuery", true)
                .put("rawSql", alert.sql());
        expression(data.addObject(), "B")
                .put("type", "reduce")
                .put("expression", "A")
                .put("reducer", "last");
        var threshold =
                expression(data.addObject(), "C").put("type", "threshold").put("expression", "B");
        threshold
                .putArray("conditions")
                .addObject()
                .putObject("evaluator")
                .put("type", "gt")
                .putArray("params")
                .add(alert.above());
        return rule;
    }

    private static ObjectNode expression(ObjectNode node, String reference) {
        node.put("refId", reference).put("datasourceUid", EXPRESSION);
        return node.putObject("model").put("refId", reference);
    }
}
