package com.globalmart.batch;

import com.globalmart.batch.execution.Executions;
import com.globalmart.batch.execution.Node;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A second application on the same databases. It takes no requests by itself: what it runs, it is told to. */
public final class AnotherNode implements AutoCloseable {

    private final ConfigurableApplicationContext application;

    private AnotherNode(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** Starts the application with settings, {@code name=value}, beside its defaults. */
    public static AnotherNode start(String... settings) {
        var all = new LinkedHashMap<>(Map.of(
                "globalmart.request.taken", "false",
                "spring.quartz.auto-startup", "false",
                "spring.quartz.properties.org.quartz.scheduler.instanceName", "another")); // Quartz keeps names per JVM
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return new AnotherNode(new SpringApplicationBuilder(BatchJobsApplication.class)
                .initializers(new Databases())
                .run(all.entrySet().stream()
                        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                        .toArray(String[]::new)));
    }

    /** Its name among the nodes. */
    public String id() {
        return application.getBean(Node.class).id();
    }

    /** Launches a job on this node; returns its execution. */
    public long launch(String job, LocalDate day) {
        return application.getBean(Executions.class).launch(job, Map.of("businessDate", day.toString()));
    }

    /** Restarts an execution on this node; returns the new one. */
    public long restart(long execution) {
        return application.getBean(Executions.class).restart(execution);
    }

    /** Ends as on a signal: what runs here stops after its chunks. */
    @Override
    public void close() {
        application.close();
    }
}
