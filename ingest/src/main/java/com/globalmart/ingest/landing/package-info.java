/** The one transaction of a poll: good records, dead letters, and last the positions. */
@NullMarked
package com.globalmart.ingest.landing;

import org.jspecify.annotations.NullMarked;
