/** Requests: the only way in. A node claims a row, carries it out and writes the outcome. */
@NullMarked
package com.globalmart.batch.request;

import org.jspecify.annotations.NullMarked;
