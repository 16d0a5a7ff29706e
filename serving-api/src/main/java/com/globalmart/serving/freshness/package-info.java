/** How fresh everything is. */
@NullMarked
package com.globalmart.serving.freshness;

import org.jspecify.annotations.NullMarked;
