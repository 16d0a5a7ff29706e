/** The date dimension and the public holidays of its years. */
@NullMarked
package com.globalmart.batch.dimension.date;

import org.jspecify.annotations.NullMarked;
