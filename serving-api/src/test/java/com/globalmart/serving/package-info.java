@NullMarked
package com.globalmart.serving;

import org.jspecify.annotations.NullMarked;
