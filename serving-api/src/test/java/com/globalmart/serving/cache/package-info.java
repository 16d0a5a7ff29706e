@NullMarked
package com.globalmart.serving.cache;

import org.jspecify.annotations.NullMarked;
