@NullMarked
package com.globalmart.serving.key;

import org.jspecify.annotations.NullMarked;
