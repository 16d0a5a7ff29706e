/** The operators' console: reads the tables that the applications share, and asks through requests. */
@NullMarked
package com.globalmart.admin;

import org.jspecify.annotations.NullMarked;
