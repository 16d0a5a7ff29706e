/** Tests of the package of the same name. */
@NullMarked
package com.globalmart.cli.backup;

import org.jspecify.annotations.NullMarked;
