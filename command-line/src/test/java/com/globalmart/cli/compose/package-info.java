/** The compose file, held against the applications that it runs. */
@NullMarked
package com.globalmart.cli.compose;

import org.jspecify.annotations.NullMarked;
