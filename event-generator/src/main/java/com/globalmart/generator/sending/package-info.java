/** Sending records to Kafka, and knowing that each one arrived. */
@NullMarked
package com.globalmart.generator.sending;

import org.jspecify.annotations.NullMarked;
