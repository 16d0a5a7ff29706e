/** How far topics have landed. */
@NullMarked
package com.globalmart.ingest.position;

import org.jspecify.annotations.NullMarked;
