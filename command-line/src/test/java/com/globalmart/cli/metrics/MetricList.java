package com.globalmart.cli.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The committed list of the metrics that rules and boards name, as a running platform has them. */
public final class MetricList {

    public static final Path FILE = Rules.FOLDER.resolve("metrics.txt");

    private static final String HEAD =
            "# Metrics that rules and boards name, as a running platform was seen to have them:"
                    + " name | type | labels | help.\n# ReadersEndToEndTests compares it, and writes it anew with -Dmetrics.write=true.\n";

    private MetricList() {}

    /**
     * A metric.
     *
     * @param type of Prometheus, {@code gauge} ...; {@code recorded} for what rules record
     * @param labels of all its series
     */
    public record Metric(String name, String type, Set<String> labels, String help) {
        private String line() {
            String known = String.join(" | ", name, type, String.join(",", new TreeSet<>(labels)));
            return help.isEmpty() ? known : known + " | " + help;
        }
    }

    /** The file as it should be. */
    public static String written(List<Metric> metrics) {
        var text = new StringBuilder(HEAD);
        metrics.forEach(metric -> text.append(metric.line()).append('\n'));
        return text.toString();
    }

    /** Labels by the name of the metric, as the file has them. */
    public static Map<String, Set<String>> labels() throws IOException {
        var labels = new TreeMap<String, Set<String>>();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 4);
                labels.put(parts[0], Set.of(parts[2].split(",")));
            }
        }
        return labels;
    }
}
