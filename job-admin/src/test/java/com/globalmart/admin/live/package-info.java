/** Tests of the live counters. */
@NullMarked
package com.globalmart.admin.live;

import org.jspecify.annotations.NullMarked;
