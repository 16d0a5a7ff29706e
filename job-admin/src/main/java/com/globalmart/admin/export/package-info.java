/** Files of rows for people to take along: one way for all pages. */
@NullMarked
package com.globalmart.admin.export;

import org.jspecify.annotations.NullMarked;
