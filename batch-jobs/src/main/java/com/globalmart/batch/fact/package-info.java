/** What the three facts share: screening, identity, dimension keys. The stage {@code facts}. */
@NullMarked
package com.globalmart.batch.fact;

import org.jspecify.annotations.NullMarked;
