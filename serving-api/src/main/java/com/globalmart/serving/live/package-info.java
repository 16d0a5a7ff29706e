/** Counters of the last minutes, from landing: seconds behind the shop, and not checked yet. */
@NullMarked
package com.globalmart.serving.live;

import org.jspecify.annotations.NullMarked;
