/** Events of {@code product-views-topic} into {@code landing.product_view}. */
@NullMarked
package com.globalmart.ingest.productview;

import org.jspecify.annotations.NullMarked;
