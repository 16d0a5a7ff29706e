/** The batch application: landing to warehouse, a stage after the other, restartable at every chunk. */
@NullMarked
package com.globalmart.batch;

import org.jspecify.annotations.NullMarked;
