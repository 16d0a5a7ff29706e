/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.running;

import org.jspecify.annotations.NullMarked;
