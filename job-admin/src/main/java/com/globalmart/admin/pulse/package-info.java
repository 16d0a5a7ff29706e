/** What keeps open pages live: one look at the tables for all browsers, and a stream that tells each of them what changed. */
@NullMarked
package com.globalmart.admin.pulse;

import org.jspecify.annotations.NullMarked;
