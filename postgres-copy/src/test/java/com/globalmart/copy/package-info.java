@NullMarked
package com.globalmart.copy;

import org.jspecify.annotations.NullMarked;
