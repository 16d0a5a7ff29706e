/** Records that operators selected, so that something is done about them, each once. */
@NullMarked
package com.globalmart.ingest.selection;

import org.jspecify.annotations.NullMarked;
