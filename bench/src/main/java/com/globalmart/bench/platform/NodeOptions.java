package com.globalmart.bench.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every benchmark of the batch node: what the node and its database run with. */
public final class NodeOptions {

    @Option(
            names = "--ranges",
            paramLabel = "COUNT",
            defaultValue = "2",
            description = "Ranges of offsets and of keys at once (default: ${DEFAULT-VALUE}).")
    private int ranges;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "A JVM option of batch-jobs beside those of ./globalmart up, to try it or to profile.")
    private List<String> jvmOptions = new ArrayList<>();

    @Option(
            names = "--postgres-setting",
            paramLabel = "NAME=VALUE",
            split = ",",
            defaultValue = "shared_buffers=2GB,max_wal_size=8GB",
            description =
                    "Settings of the database server, as one for so many rows has them (default: ${DEFAULT-VALUE}).")
    private Map<String, String> postgresSettings = new LinkedHashMap<>();

    public int ranges() {
        return ranges;
    }

    public List<String> jvmOptions() {
        return jvmOptions;
    }

    public Map<String, String> postgresSettings() {
        return postgresSettings;
    }
}
