/** Tests. */
@NullMarked
package com.globalmart.ingest.health;

import org.jspecify.annotations.NullMarked;
