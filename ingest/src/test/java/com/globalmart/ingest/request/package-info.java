/** What operators ask of landing. */
@NullMarked
package com.globalmart.ingest.request;

import org.jspecify.annotations.NullMarked;
