/** Tests in a real browser, with pictures of every page. */
@NullMarked
package com.globalmart.admin.browser;

import org.jspecify.annotations.NullMarked;
