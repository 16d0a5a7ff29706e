/** Who may ask this application what. */
@NullMarked
package com.globalmart.ingest.access;

import org.jspecify.annotations.NullMarked;
