package com.globalmart.admin.backfill;

import com.globalmart.admin.page.ProblemException;
import java.util.Locale;

/** Which dates of a range a backfill runs, and what it does for each. */
enum Mode {
    MISSING("nightly", "dates that no load is published of: their nights run"),
    FAILED("nightly", "those of them whose night failed or was stopped: it goes on where it ended"),
    REBUILD("rebuild", "dates that were judged: their customers and products are judged again");

    private final String job;
    private final String description;

    Mode(String job, String description) {
        this.job = job;
        this.description = description;
    }

    /** The job that is launched for each date. */
    public String job() {
        return job;
    }

    public String description() {
        return description;
    }

    /** How requests and addresses call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String word) {
        for (var mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw ProblemException.invalid("The value of \"mode\" is none: expected missing, failed or rebuild.");
    }
}
