/** Tests of the pages of the warehouse. */
@NullMarked
package com.globalmart.admin.warehouse;

import org.jspecify.annotations.NullMarked;
