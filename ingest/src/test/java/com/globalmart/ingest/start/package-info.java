@NullMarked
package com.globalmart.ingest.start;

import org.jspecify.annotations.NullMarked;
