/** Tests of the console as a whole, and the database, clock and client that they share. */
@NullMarked
package com.globalmart.admin;

import org.jspecify.annotations.NullMarked;
