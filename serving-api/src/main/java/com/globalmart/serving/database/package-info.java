/** The two databases this application reads, and what is said when one is not as expected. */
@NullMarked
package com.globalmart.serving.database;

import org.jspecify.annotations.NullMarked;
