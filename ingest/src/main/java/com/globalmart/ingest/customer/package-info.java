/** Statements of {@code customers-topic} into {@code landing.customer_change}. */
@NullMarked
package com.globalmart.ingest.customer;

import org.jspecify.annotations.NullMarked;
