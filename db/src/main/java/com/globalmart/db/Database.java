package com.globalmart.db;

import java.util.Locale;

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
}
