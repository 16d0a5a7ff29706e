/** Customers. */
@NullMarked
package com.globalmart.ingest.customer;

import org.jspecify.annotations.NullMarked;
