package com.globalmart.admin.tonight;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import org.jspecify.annotations.Nullable;

/**
 * When a job is asked for next by itself.
 *
 * @param schedule called after its job
 * @param state whether it will fire then
 * @param next null when it never fires again
 */
public record NextFire(
        String schedule, State state, @Nullable Moment next) {}
