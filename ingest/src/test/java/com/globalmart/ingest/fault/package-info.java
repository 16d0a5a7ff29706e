/** Landing under faults: what must hold is checked after each, on the real tables. */
@NullMarked
package com.globalmart.ingest.fault;

import org.jspecify.annotations.NullMarked;
