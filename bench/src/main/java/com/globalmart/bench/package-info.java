/** Benchmarks: each figure beside its floor, measured in the same run. */
@NullMarked
package com.globalmart.bench;

import org.jspecify.annotations.NullMarked;
