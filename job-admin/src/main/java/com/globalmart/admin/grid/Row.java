package com.globalmart.admin.grid;

import java.util.List;

/**
 * A step over all runs.
 *
 * @param stage the stage of the load that it belongs to; empty for a step that its job does not declare any more
 * @param description what it does; empty likewise
 */
record Row(String step, String stage, String description, List<Cell> cells) {}
