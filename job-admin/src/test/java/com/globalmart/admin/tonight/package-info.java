/** Tests of the start page. */
@NullMarked
package com.globalmart.admin.tonight;

import org.jspecify.annotations.NullMarked;
