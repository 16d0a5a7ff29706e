/** Answers that are kept: by the load that they are of, so that none is ever old. */
@NullMarked
package com.globalmart.serving.cache;

import org.jspecify.annotations.NullMarked;
