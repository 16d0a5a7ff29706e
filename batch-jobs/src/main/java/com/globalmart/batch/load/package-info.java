/** Loads: one pass from landing to warehouse, its bounds, and the stage {@code plan} that opens it. */
@NullMarked
package com.globalmart.batch.load;

import org.jspecify.annotations.NullMarked;
