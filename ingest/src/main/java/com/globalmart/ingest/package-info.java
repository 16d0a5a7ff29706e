/** Kafka to landing: an application that lands what producers send, exactly once. */
@NullMarked
package com.globalmart.ingest;

import org.jspecify.annotations.NullMarked;
