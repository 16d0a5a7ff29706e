package com.globalmart.admin.tonight;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import java.util.List;

/**
 * The newest run of {@code nightly}, as a timeline of its stages.
 *
 * @param title what the run is about: {@code nightly of 2026-03-14}
 * @param took how long it took, or has been running
 */
public record LastNight(long executionId, String title, State state, Moment started, String took, List<Stage> stages) {

    /**
     * A stage of the load, in the room between the begin and the end of the run.
     *
     * @param from where it begins, of 1,000
     * @param width how long it is, of 1,000; at least enough to be seen
     */
    public record Stage(String name, Mark mark, int from, int width, String took) {}
}
