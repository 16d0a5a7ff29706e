/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.terminal;

import org.jspecify.annotations.NullMarked;
