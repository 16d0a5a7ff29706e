package com.globalmart.cli.platform;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The applications that the platform consists of; each is a process of its own, so that one can die and the others go on. */
public enum Application {
    // the bytes of a poll outlive young collections: with room for them a million records take 3.7 CPU seconds, with
    // 256 MB 4.8
    INGEST("ingest", 8081, "ingest_writer", "-Xmx384m -Xmn216m -XX:SurvivorRatio=2"),
    // likewise the records of a chunk, and what is remembered of keys: 4.3 million records leave the whole process
    // below 1 GB
    BATCH_JOBS("batch-jobs", 8082, "batch_runner", "-Xmx640m -Xmn320m"),
    // its work is short: the quick compiler alone starts it sooner
    JOB_ADMIN("job-admin", 8080, "console_app", "-Xmx256m -XX:TieredStopAtLevel=1"),
    SERVING_API("serving-api", 8083, "api_reader", "-Xmx256m");

    private final String title;
    private final int preferredPort;
    private final String role;
    private final String jvmOptions;

    Application(String title, int preferredPort, String role, String jvmOptions) {
        this.title = title;
        this.preferredPort = preferredPort;
        this.role = role;
        this.jvmOptions = jvmOptions;
    }

    /** Its name, also that of its folder and jar. */
    public String title() {
        return title;
    }

    /** Where it listens if nothing else does. */
    int preferredPort() {
        return preferredPort;
    }

    /** The role in which it enters the warehouse. */
    public String role() {
        return role;
    }

    /** The role in which it enters landing: the API sees its live views only. */
    public String realtimeRole() {
        return this == SERVING_API ? "live_reader" : role;
    }

    /** What its JVM may take. An AOT cache is valid for these options only. */
    public List<String> jvmOptions() {
        return List.of(jvmOptions.split(" "));
    }

    /** @throws CommandFailedException if there is none of that name, listing those that are known */
    static Application called(String title) {
        return Arrays.stream(values())
                .filter(application -> application.title.equals(title))
                .findFirst()
                .orElseThrow(() -> CommandFailedException.usage(
                        "no application named '%s', known: %s",
                        title, Arrays.stream(values()).map(Application::title).collect(Collectors.joining(", "))));
    }
}
