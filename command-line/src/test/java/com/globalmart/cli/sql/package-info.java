/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.sql;

import org.jspecify.annotations.NullMarked;
