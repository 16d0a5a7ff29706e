/** The one transaction of a poll: good records, dead letters, and last the positions; and what becomes of landed days. */
@NullMarked
package com.globalmart.ingest.landing;

import org.jspecify.annotations.NullMarked;
