/** Tests of the words on a page. */
@NullMarked
package com.globalmart.admin.page;

import org.jspecify.annotations.NullMarked;
