/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.user;

import org.jspecify.annotations.NullMarked;
