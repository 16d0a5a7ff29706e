/** What readers wait for: the queries of the committed boards over a year of sales. */
@NullMarked
package com.globalmart.bench.dashboard;

import org.jspecify.annotations.NullMarked;
