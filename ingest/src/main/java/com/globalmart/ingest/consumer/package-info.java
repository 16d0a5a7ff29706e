/** The Kafka side: what each consumer thread reads, from where, and what happens when landing fails. */
@NullMarked
package com.globalmart.ingest.consumer;

import org.jspecify.annotations.NullMarked;
