/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.request;

import org.jspecify.annotations.NullMarked;
