/** What all benchmarks say: medians, percentiles, on which machine, and the result as a file. */
@NullMarked
package com.globalmart.bench.figure;

import org.jspecify.annotations.NullMarked;
