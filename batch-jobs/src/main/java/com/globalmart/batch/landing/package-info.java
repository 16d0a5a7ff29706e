/** What Kafka delivered, as the batch reads it: pages of offset ranges. */
@NullMarked
package com.globalmart.batch.landing;

import org.jspecify.annotations.NullMarked;
