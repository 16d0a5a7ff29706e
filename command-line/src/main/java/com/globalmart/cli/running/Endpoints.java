package com.globalmart.cli.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a platform of this machine listens, on 127.0.0.1, and which processes it consists of.
 *
 * @param supervisor process id of the command that keeps the platform running
 * @param ports by server or application: {@code postgres}, {@code kafka}, {@code ingest} ...
 * @param processes process ids by application
 */
public record Endpoints(long supervisor, Map<String, Integer> ports, Map<String, Long> processes) {

    public Endpoints {
        ports = Map.copyOf(ports);
        processes = Map.copyOf(processes);
    }

    public int port(String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port of %s, known: %s".formatted(name, new TreeMap<>(ports)));
        }
        return port;
    }

    public String url(String application) {
        return "http://127.0.0.1:" + port(application);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port("kafka");
    }

    /** Written beside and renamed, so that a reader sees the old or the new, never half of it. */
    public void write(Path file) {
        var properties = new Properties();
        properties.setProperty("supervisor.pid", Long.toString(supervisor));
        ports.forEach((name, port) -> properties.setProperty(name + ".port", Integer.toString(port)));
        processes.forEach((name, pid) -> properties.setProperty(name + ".pid", Long.toString(pid)));
        store(properties, file, "Where this platform listens, and its processes; written at each start");
    }

    public static Endpoints read(Path file) {
        var properties = load(file);
        var ports = new TreeMap<String, Integer>();
        var processes = new TreeMap<String, Long>();
        for (var key : properties.stringPropertyNames()) {
            var value = properties.getProperty(key);
            if (key.endsWith(".port")) {
                ports.put(key.substring(0, key.length() - ".port".length()), Integer.valueOf(value));
            } else if (key.endsWith(".pid") && !key.equals("supervisor.pid")) {
                processes.put(key.substring(0, key.length() - ".pid".length()), Long.valueOf(value));
            }
        }
        return new Endpoints(Long.parseLong(properties.getProperty("supervisor.pid", "0")), ports, processes);
    }

    static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    static void store(Properties properties, Path file, String comment) {
        var written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var writer = Files.newBufferedWriter(written)) {
                properties.store(writer, comment);
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
