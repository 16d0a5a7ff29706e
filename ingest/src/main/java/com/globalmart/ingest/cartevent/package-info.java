/** Events of {@code cart-events-topic} into {@code landing.cart_event}. */
@NullMarked
package com.globalmart.ingest.cartevent;

import org.jspecify.annotations.NullMarked;
