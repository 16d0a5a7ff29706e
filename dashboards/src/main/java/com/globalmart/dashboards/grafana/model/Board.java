package com.globalmart.dashboards.grafana.model;

import java.util.List;
import java.util.Locale;

/**
 * A Grafana board.
 *
 * @param uid fixed, so that links to it hold
 * @param folder in which it is provisioned
 * @param sentence what it is for
 * @param since how far it looks back at first, as Grafana writes it, for example {@code now-90d}
 * @param refresh how often it asks again, for example {@code 1m}; at least 30 seconds
 */
public record Board(
        String uid,
        Folder folder,
        String title,
        String sentence,
        String since,
        String refresh,
        List<Variable> variables,
        List<Annotation> annotations,
        List<Row> rows) {

    /** A folder of boards, by the name of its directory. */
    public enum Folder {
        BUSINESS,
        OPERATIONS,
        QUALITY;

        public String directory() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the reader picks from.
     *
     * @param choices the first is picked at first
     */
    public record Variable(String name, String label, String sentence, List<String> choices) {

        public Variable {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Instants marked in all panels.
     *
     * @param sql gives {@code time} and {@code text}, from the warehouse
     */
    public record Annotation(String title, String sql) {

        public Annotation {
            sql = sql.strip();
        }
    }

    /** Panels under a title; they flow from left to right. */
    public record Row(String title, List<Panel> panels) {

        public Row {
            panels = List.copyOf(panels);
        }

        public static Row of(String title, Panel... panels) {
            return new Row(title, List.of(panels));
        }
    }

    public Board {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        rows = List.copyOf(rows);
    }

    /** Where its file lies, from the project's folder. */
    public String path() {
        return "dashboards/grafana/dashboards/%s/%s.json".formatted(folder.directory(), uid);
    }
}
