package com.globalmart.serving.database;

import com.globalmart.db.Database;

/** A database that the application cannot start without does not answer. */
final class DatabaseUnreachableException extends RuntimeException {

    DatabaseUnreachableException(Database database, String url, String problem) {
        super("database %s does not answer at %s (%s): start it, or set POSTGRES_%s_URL, _USER and _PASSWORD"
                .formatted(database.databaseName(), url, problem, database.name()));
    }
}
