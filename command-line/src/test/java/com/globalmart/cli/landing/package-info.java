/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.landing;

import org.jspecify.annotations.NullMarked;
