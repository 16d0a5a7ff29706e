/** Where records land. */
@NullMarked
package com.globalmart.ingest.landing;

import org.jspecify.annotations.NullMarked;
