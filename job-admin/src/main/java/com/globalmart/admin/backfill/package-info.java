/** Which business dates are there, and ranges of them that are run after each other. */
@NullMarked
package com.globalmart.admin.backfill;

import org.jspecify.annotations.NullMarked;
