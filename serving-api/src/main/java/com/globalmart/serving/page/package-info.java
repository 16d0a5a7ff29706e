/** The documents of the API. */
@NullMarked
package com.globalmart.serving.page;

import org.jspecify.annotations.NullMarked;
