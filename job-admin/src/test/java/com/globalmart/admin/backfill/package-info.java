@NullMarked
package com.globalmart.admin.backfill;

import org.jspecify.annotations.NullMarked;
