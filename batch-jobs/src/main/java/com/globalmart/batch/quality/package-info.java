/** The books of a load and the checks that decide whether it may be published. The stage {@code quality}. */
@NullMarked
package com.globalmart.batch.quality;

import org.jspecify.annotations.NullMarked;
