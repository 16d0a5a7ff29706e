package com.globalmart.admin.job;

import com.globalmart.admin.page.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The last runs of a job beside each other, oldest first: the height of a bar is how long it took, its colour and the sign below
 * it how it ended.
 *
 * @param label the same for those who do not see it
 */
record RunStrip(List<Bar> bars, String label) {

    /** Runs that are shown. */
    static final int RUNS = 30;

    private static final int PITCH = 8; // units from bar to bar
    private static final int HEIGHT = 40;
    private static final int LEAST = 3; // what took no time is still seen

    /**
     * A bar.
     *
     * @param isWell whether it needs no sign below it
     */
    record Bar(long executionId, String style, boolean isWell, int x, int y, int height, String title) {}

    /** @param newestFirst as the repository gives them */
    static RunStrip of(List<JobRun> newestFirst) {
        long longest = newestFirst.stream()
                .mapToLong(run -> run.took().toMillis())
                .max()
                .orElse(0);
        var bars = new ArrayList<Bar>();
        int x = (RUNS - newestFirst.size()) * PITCH;
        for (var run : newestFirst.reversed()) {
            int height = (int) Math.max(LEAST, HEIGHT * run.took().toMillis() / Math.max(1, longest));
            var mark = run.status().state().mark();
            bars.add(new Bar(
                    run.executionId(),
                    mark.style(),
                    mark.style().equals("good"),
                    x,
                    HEIGHT - height,
                    height,
                    run.title()));
            x += PITCH;
        }
        long well = bars.stream().filter(Bar::isWell).count();
        return new RunStrip(
                bars,
                "the last %s, %s of them completed".formatted(Words.count(bars.size(), "run"), Words.number(well)));
    }
}
