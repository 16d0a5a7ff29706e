/** Problems: what is wrong with the platform, found in the tables, so that any node finds it and none has to remember. */
@NullMarked
package com.globalmart.batch.problem;

import org.jspecify.annotations.NullMarked;
