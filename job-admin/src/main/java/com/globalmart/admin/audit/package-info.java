/** Who asked what, when, why, and what became of it; and whether that still says what it said. */
@NullMarked
package com.globalmart.admin.audit;

import org.jspecify.annotations.NullMarked;
