/** Type 2 history: a dimension is a function of its statements. The stage {@code dimensions}. */
@NullMarked
package com.globalmart.batch.dimension;

import org.jspecify.annotations.NullMarked;
