/** How long dimensions take: a first load beside COPY of the same rows, and a night of changes with the facts that follow. */
@NullMarked
package com.globalmart.bench.dimension;

import org.jspecify.annotations.NullMarked;
