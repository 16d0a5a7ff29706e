package com.globalmart.admin.quality;

import com.globalmart.admin.page.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * How a check went lately, as a small picture: a bar a run, the oldest first; the worse, the taller.
 *
 * @param bars in units of the picture
 * @param width of the picture
 * @param words the same for people who do not see it
 */
record CheckStrip(List<Bar> bars, int width, String words) {

    static final int RUNS = 20;
    static final int HEIGHT = 18;

    private static final int STEP = 7;

    /** @param style of the mark that its colour comes from */
    record Bar(int x, int y, int height, String style, String title) {}

    /** @param results oldest first */
    static CheckStrip of(List<CheckResult> results) {
        var bars = new ArrayList<Bar>();
        int[] counts = {0, 0, 0};
        int from = RUNS - results.size();
        for (int at = 0; at < results.size(); at++) {
            var result = results.get(at);
            var mark = result.state().mark();
            int height = mark == Mark.GOOD ? HEIGHT / 3 : mark == Mark.WARN ? HEIGHT * 2 / 3 : HEIGHT;
            counts[mark == Mark.GOOD ? 0 : mark == Mark.WARN ? 1 : 2]++;
            bars.add(new Bar(
                    (from + at) * STEP,
                    HEIGHT - height,
                    height,
                    mark.style(),
                    "load %d of %s: %s"
                            .formatted(
                                    result.loadId(),
                                    result.businessDate(),
                                    result.state().word())));
        }
        var words = "last %d runs: %d passed, %d warnings, %d failed"
                .formatted(results.size(), counts[0], counts[1], counts[2]);
        return new CheckStrip(List.copyOf(bars), RUNS * STEP - 1, words);
    }
}
