/** The two databases this application works on. */
@NullMarked
package com.globalmart.batch.database;

import org.jspecify.annotations.NullMarked;
