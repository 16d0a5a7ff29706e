/** Products: what they are, how they sell. */
@NullMarked
package com.globalmart.serving.product;

import org.jspecify.annotations.NullMarked;
