/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.deadletter;

import org.jspecify.annotations.NullMarked;
