/** People who may use the console: made here, and kept in the warehouse. */
@NullMarked
package com.globalmart.cli.user;

import org.jspecify.annotations.NullMarked;
