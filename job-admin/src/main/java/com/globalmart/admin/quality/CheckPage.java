package com.globalmart.admin.quality;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.record.ShownText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One check with its history and the rows behind what it found in one run.
 *
 * @param history newest first
 * @param shown the run whose rows are shown
 * @param columns names of what a row has
 * @param rows the rows, a text for each column
 */
record CheckPage(
        CheckStrip strip, List<CheckResult> history, CheckResult shown, List<String> columns, List<List<String>> rows) {

    private static final int LONGEST = 200;

    /**
     * Puts the page together.
     *
     * @param results oldest first
     * @param load the run that somebody wants to see; null for the newest
     * @throws ProblemException if the check did not run, or not for that load
     */
    static CheckResult run(String name, List<CheckResult> results, @Nullable Integer load) {
        if (results.isEmpty()) {
            throw ProblemException.notFound("There is no check of that name that has run for one of the newest loads.");
        }
        return results.stream()
                .filter(result -> load == null || result.loadId() == load)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> ProblemException.notFound("Check %s did not run for that load.".formatted(name)));
    }

    static CheckPage of(List<CheckResult> results, CheckResult shown, List<Map<String, Object>> offenders) {
        var columns = new LinkedHashSet<String>();
        offenders.forEach(row -> columns.addAll(row.keySet()));
        var rows = offenders.stream()
                .map(row -> columns.stream()
                        .map(column -> {
                            var value = row.get(column);
                            return value == null ? Words.NOTHING : ShownText.line(String.valueOf(value), LONGEST);
                        })
                        .toList())
                .toList();
        int from = Math.max(0, results.size() - CheckStrip.RUNS);
        return new CheckPage(
                CheckStrip.of(results.subList(from, results.size())),
                results.reversed(),
                shown,
                columns.stream().map(column -> ShownText.line(column, LONGEST)).toList(),
                rows);
    }

    /** How many of the rows that it found are shown. */
    public String told() {
        return rows.size() < shown.offenders()
                ? "the first %d of %s; no more are kept".formatted(rows.size(), Words.count(shown.offenders(), "row"))
                : Words.count(rows.size(), "row");
    }
}
