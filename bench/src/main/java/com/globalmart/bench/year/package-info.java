/** A warehouse as a year of nights leaves it, for benchmarks of what readers ask. */
@NullMarked
package com.globalmart.bench.year;

import org.jspecify.annotations.NullMarked;
