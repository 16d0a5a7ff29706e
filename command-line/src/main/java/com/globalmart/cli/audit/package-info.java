/** Who asked what, when and why, and whether that still says what it said. */
@NullMarked
package com.globalmart.cli.audit;

import org.jspecify.annotations.NullMarked;
