package com.globalmart.db;

import java.util.Locale;
import java.util.Map;

/** The two databases of the platform; each has its migrations in the folder {@code db/<name>}. */
public enum Database {
    /** What Kafka delivered: schema {@code landing}. */
    REALTIME,
    /** The star schema, its operations, and the views of readers. */
    WAREHOUSE;

    /** The database's own name, also the folder of its migrations: {@code realtime} or {@code warehouse}. */
    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an environment names a real server of it, by {@code POSTGRES_<NAME>_URL} or {@code POSTGRES_<NAME>_HOST}. */
    public boolean isNamedIn(Map<String, String> environment) {
        return environment.containsKey(variable("URL")) || environment.containsKey(variable("HOST"));
    }

    /**
     * Its JDBC address, as applications read it too: {@code POSTGRES_<NAME>_URL}, else made of {@code _HOST}, {@code _PORT} and
     * {@code _DB}; what is not set is {@code localhost}, 5432 and {@link #databaseName()}.
     */
    public String url(Map<String, String> environment) {
        var url = environment.get(variable("URL"));
        return url != null
                ? url
                : "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                environment.getOrDefault(variable("HOST"), "localhost"),
                                environment.getOrDefault(variable("PORT"), "5432"),
                                environment.getOrDefault(variable("DB"), databaseName()));
    }

    /** The environment's name of a setting of it: {@code POSTGRES_REALTIME_USER}. */
    public String variable(String setting) {
        return "POSTGRES_%s_%s".formatted(name(), setting);
    }
}
