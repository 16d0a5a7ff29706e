/** The application that answers programs: read-only REST over the published warehouse, and live counters from landing. */
@NullMarked
package com.globalmart.serving;

import org.jspecify.annotations.NullMarked;
