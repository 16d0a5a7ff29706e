package com.globalmart.batch;

import com.globalmart.db.OutdatedSchemaException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in one line why the application cannot start: the database is not there, or its schema is old. */
class StartFailure implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutdatedSchemaException) {
                return new FailureAnalysis(String.valueOf(cause.getMessage()), "", cause);
            }
            if (cause instanceof SQLException) {
                return new FailureAnalysis(
                        "the warehouse cannot be reached: %s; see POSTGRES_WAREHOUSE_URL, _USER and _PASSWORD"
                                .formatted(cause.getMessage()),
                        "",
                        cause);
            }
        }
        return null;
    }
}
