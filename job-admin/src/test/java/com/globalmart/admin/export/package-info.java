/** Tests of files of rows. */
@NullMarked
package com.globalmart.admin.export;

import org.jspecify.annotations.NullMarked;
