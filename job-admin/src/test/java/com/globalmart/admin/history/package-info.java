/** Tests of the console with years of nights behind it. */
@NullMarked
package com.globalmart.admin.history;

import org.jspecify.annotations.NullMarked;
