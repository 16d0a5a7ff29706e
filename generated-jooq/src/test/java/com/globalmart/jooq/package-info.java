/** Makes the jOOQ sources from the migrated schemas, and checks that what is committed is what the migrations say. */
@NullMarked
package com.globalmart.jooq;

import org.jspecify.annotations.NullMarked;
