/** Tests of the package of the same name, and a real warehouse for all tests. */
@NullMarked
package com.globalmart.cli;

import org.jspecify.annotations.NullMarked;
