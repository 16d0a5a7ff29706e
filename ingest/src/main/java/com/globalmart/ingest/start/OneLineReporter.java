package com.globalmart.ingest.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells in one line why the start failed; Spring Boot's own report of many lines is switched off. */
class OneLineReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger("com.globalmart.ingest");

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : ". " + analysis.getAction();
        LOG.error(
                "ingest did not start: {}",
                (analysis.getDescription() + action).replaceAll("\\s+", " ").strip());
    }
}
