/** What a consumer thread does. */
@NullMarked
package com.globalmart.ingest.consumer;

import org.jspecify.annotations.NullMarked;
