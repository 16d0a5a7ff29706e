/** How a record's bytes are read: the rules that hold for every topic. It knows JSON and neither Kafka nor a database. */
@NullMarked
package com.globalmart.ingest.contract;

import org.jspecify.annotations.NullMarked;
