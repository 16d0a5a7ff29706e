package com.globalmart.batch.fact;

import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Topic;

/** Finds the records of one topic that repeat another of the same load. */
public interface RepeatSearch {

    Topic topic();

    /** Replaces what is known of the topic; returns how many records repeat another. Safe to run again. */
    int run(Load load);
}
