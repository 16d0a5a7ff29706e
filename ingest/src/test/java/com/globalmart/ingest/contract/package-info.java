/** How records are read. */
@NullMarked
package com.globalmart.ingest.contract;

import org.jspecify.annotations.NullMarked;
