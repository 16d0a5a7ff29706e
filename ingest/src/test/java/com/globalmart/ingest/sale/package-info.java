/** Transactions. */
@NullMarked
package com.globalmart.ingest.sale;

import org.jspecify.annotations.NullMarked;
