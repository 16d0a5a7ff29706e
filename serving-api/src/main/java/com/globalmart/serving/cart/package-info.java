/** Visits, carts, and what becomes of them. */
@NullMarked
package com.globalmart.serving.cart;

import org.jspecify.annotations.NullMarked;
