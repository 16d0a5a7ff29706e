/** What the {@code bi} views are, read from a migrated warehouse: the names, types and sentences that all files repeat. */
@NullMarked
package com.globalmart.dashboards.catalogue;

import org.jspecify.annotations.NullMarked;
