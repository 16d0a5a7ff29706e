/** Ranges of business dates: asked for, looked at, stopped, resumed. */
@NullMarked
package com.globalmart.cli.backfill;

import org.jspecify.annotations.NullMarked;
