/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.platform;

import org.jspecify.annotations.NullMarked;
