/** The customer dimension and its statements. */
@NullMarked
package com.globalmart.batch.dimension.customer;

import org.jspecify.annotations.NullMarked;
