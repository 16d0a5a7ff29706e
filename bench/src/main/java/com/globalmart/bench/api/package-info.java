/** What programs wait for: the resources of the API over a year of sales. */
@NullMarked
package com.globalmart.bench.api;

import org.jspecify.annotations.NullMarked;
