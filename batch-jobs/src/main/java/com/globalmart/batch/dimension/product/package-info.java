/** The product dimension and its statements. */
@NullMarked
package com.globalmart.batch.dimension.product;

import org.jspecify.annotations.NullMarked;
