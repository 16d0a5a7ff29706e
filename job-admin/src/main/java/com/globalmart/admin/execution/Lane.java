package com.globalmart.admin.execution;

import com.globalmart.admin.page.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the drawing of an execution, with its partitions below it.
 *
 * @param bar when it ran; null where it did not
 * @param took how long, in words
 * @param partitions in the order in which they were made; empty where it has none
 * @param height of the drawing of its partitions, in pixels
 * @param summary how its partitions stand, in words; empty where it has none
 * @param about the same as the drawing, in a sentence
 */
record Lane(
        String name,
        State state,
        Axis.@Nullable Bar bar,
        String took,
        List<PartitionBar> partitions,
        int height,
        String summary,
        String about) {

    /**
     * A partition.
     *
     * @param y distance from the top, in pixels
     * @param thickness in pixels
     * @param style its state, or that it is a straggler
     * @param title what it is, in words
     */
    record PartitionBar(Axis.Bar bar, String y, String thickness, String style, String title) {}
}
