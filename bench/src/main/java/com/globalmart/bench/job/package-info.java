/** Jobs of the batch node, run and timed. */
@NullMarked
package com.globalmart.bench.job;

import org.jspecify.annotations.NullMarked;
