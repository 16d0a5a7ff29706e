/** What the migrations promise, asked of a real PostgreSQL. */
@NullMarked
package com.globalmart.db;

import org.jspecify.annotations.NullMarked;
