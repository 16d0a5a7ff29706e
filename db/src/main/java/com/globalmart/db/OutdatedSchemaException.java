package com.globalmart.db;

/** The schema of a database is older than the application that met it. */
public final class OutdatedSchemaException extends RuntimeException {

    OutdatedSchemaException(Database database, String found, String expected) {
        super("database %s is at schema version %s, expected %s: run the migrations first (./globalmart migrate)"
                .formatted(database.databaseName(), found, expected));
    }
}
