/** Reference data: countries, payment methods, exchange rates, RFM rules; and the job {@code reference} that takes them from CSV. */
@NullMarked
package com.globalmart.batch.reference;

import org.jspecify.annotations.NullMarked;
