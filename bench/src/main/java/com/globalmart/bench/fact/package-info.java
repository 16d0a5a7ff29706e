/** A night's facts, beside rows that have their keys already. */
@NullMarked
package com.globalmart.bench.fact;

import org.jspecify.annotations.NullMarked;
