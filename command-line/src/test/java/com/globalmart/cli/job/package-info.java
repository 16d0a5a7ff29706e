/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.job;

import org.jspecify.annotations.NullMarked;
