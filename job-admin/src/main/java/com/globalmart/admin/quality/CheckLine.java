package com.globalmart.admin.quality;

import java.util.List;

/**
 * A check in the list of all.
 *
 * @param last what it said when it last ran
 * @param strip how it went lately
 */
record CheckLine(CheckResult last, CheckStrip strip) {

    /** @param results of one check, oldest first, at least one */
    static CheckLine of(List<CheckResult> results) {
        int from = Math.max(0, results.size() - CheckStrip.RUNS);
        return new CheckLine(results.getLast(), CheckStrip.of(results.subList(from, results.size())));
    }

    int rank() {
        return last.offenders() == 0 ? 2 : last.isError() ? 0 : 1;
    }
}
