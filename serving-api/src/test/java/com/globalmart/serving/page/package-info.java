@NullMarked
package com.globalmart.serving.page;

import org.jspecify.annotations.NullMarked;
