/** Who may ask what. */
@NullMarked
package com.globalmart.ingest.access;

import org.jspecify.annotations.NullMarked;
