/** Files for readers' tools, made from the {@code bi} views and their catalogue of numbers. */
@NullMarked
package com.globalmart.dashboards;

import org.jspecify.annotations.NullMarked;
