/** The product dimension. */
@NullMarked
package com.globalmart.batch.dimension.product;

import org.jspecify.annotations.NullMarked;
