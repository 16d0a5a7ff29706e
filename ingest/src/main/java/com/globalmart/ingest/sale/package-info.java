/** Transactions of {@code transactions-topic} into {@code landing.sale}. */
@NullMarked
package com.globalmart.ingest.sale;

import org.jspecify.annotations.NullMarked;
