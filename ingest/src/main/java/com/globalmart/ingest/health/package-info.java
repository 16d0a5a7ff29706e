/** What ingest says about itself to whoever asks. */
@NullMarked
package com.globalmart.ingest.health;

import org.jspecify.annotations.NullMarked;
