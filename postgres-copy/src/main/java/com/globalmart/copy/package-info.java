/** Rows to PostgreSQL's binary {@code COPY} format and back, on the caller's connection and in its transaction. */
@NullMarked
package com.globalmart.copy;

import org.jspecify.annotations.NullMarked;
