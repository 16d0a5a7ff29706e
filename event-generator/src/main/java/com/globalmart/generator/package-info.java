/** The command line of the event generator: a day of the shop, or its live traffic. */
@NullMarked
package com.globalmart.generator;

import org.jspecify.annotations.NullMarked;
