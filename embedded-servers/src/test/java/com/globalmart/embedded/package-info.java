@NullMarked
package com.globalmart.embedded;

import org.jspecify.annotations.NullMarked;
