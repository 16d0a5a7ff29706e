/** Statements of {@code products-topic} into {@code landing.product_change}. */
@NullMarked
package com.globalmart.ingest.product;

import org.jspecify.annotations.NullMarked;
