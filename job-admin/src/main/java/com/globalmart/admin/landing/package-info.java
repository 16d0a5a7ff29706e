/** How far landing is behind the logs of its topics. */
@NullMarked
package com.globalmart.admin.landing;

import org.jspecify.annotations.NullMarked;
