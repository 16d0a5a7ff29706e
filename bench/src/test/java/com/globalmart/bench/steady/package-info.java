/** How soon records land when they come at a steady pace, and what that costs. */
@NullMarked
package com.globalmart.bench.steady;

import org.jspecify.annotations.NullMarked;
