/** What each number means. */
@NullMarked
package com.globalmart.serving.metric;

import org.jspecify.annotations.NullMarked;
