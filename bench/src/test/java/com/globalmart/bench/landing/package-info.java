/** How fast a backlog lands, beside the floor: the same rows, already parsed, by COPY into the same tables. */
@NullMarked
package com.globalmart.bench.landing;

import org.jspecify.annotations.NullMarked;
