package com.globalmart.admin.grid;

import com.globalmart.admin.execution.restart.Restart;
import com.globalmart.admin.request.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several restarts.
 *
 * @param restart as it was chosen
 * @param outcome what became of its request; null where it was not asked for
 */
record AskedRestart(Restart restart, @Nullable Outcome outcome) {}
