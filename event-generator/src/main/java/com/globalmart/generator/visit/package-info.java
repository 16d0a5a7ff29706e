/** Visits to the shop: what a visitor does, in which order, and how visits interleave. */
@NullMarked
package com.globalmart.generator.visit;

import org.jspecify.annotations.NullMarked;
