package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Words;
import com.globalmart.admin.warehouse.FiguresPage.ScoreCell;
import com.globalmart.admin.warehouse.FiguresPage.ScoreRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Customers by recency and frequency as a square of five by five: the more there are, the darker. */
final class ScoreRows {

    private static final int SCORES = 5;
    private static final int LEVELS = 5;

    private ScoreRows() {}

    static List<ScoreRow> of(List<ScoredCustomers> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var byScores = found.stream().collect(Collectors.toMap(ScoreRows::key, Function.identity()));
        long most = found.stream().mapToLong(ScoredCustomers::customers).max().orElseThrow();
        return IntStream.rangeClosed(1, SCORES)
                .map(score -> SCORES + 1 - score)
                .mapToObj(frequency -> new ScoreRow(
                        frequency,
                        IntStream.rangeClosed(1, SCORES)
                                .mapToObj(recency ->
                                        cell(recency, frequency, byScores.get(key(recency, frequency)), most))
                                .toList()))
                .toList();
    }

    private static ScoreCell cell(int recency, int frequency, @Nullable ScoredCustomers scored, long most) {
        var where = "recency %d, frequency %d".formatted(recency, frequency);
        if (scored == null) {
            return new ScoreCell(recency, Words.NOTHING, 0, "No customer with " + where);
        }
        // by the root, or a few large groups would leave all others equally pale
        int level = (int) Math.max(1, Math.round(LEVELS * Math.sqrt((double) scored.customers() / most)));
        return new ScoreCell(
                recency,
                Words.number(scored.customers()),
                level,
                "%s with %s, whose orders so far are worth %s"
                        .formatted(Words.count(scored.customers(), "customer"), where, Figure.exact(scored.revenue())));
    }

    private static int key(ScoredCustomers scored) {
        return key(scored.recency(), scored.frequency());
    }

    private static int key(int recency, int frequency) {
        return 10 * recency + frequency;
    }
}
