/** The customer dimension. */
@NullMarked
package com.globalmart.batch.dimension.customer;

import org.jspecify.annotations.NullMarked;
