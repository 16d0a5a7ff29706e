/** The whole application, with a real broker and a real database. */
@NullMarked
package com.globalmart.ingest;

import org.jspecify.annotations.NullMarked;
