/** What must be there before anything lands. */
@NullMarked
package com.globalmart.ingest.start;

import org.jspecify.annotations.NullMarked;
