/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.demo;

import org.jspecify.annotations.NullMarked;
