/** Giving up a load: the jobs {@code discard} and {@code repeat}. */
@NullMarked
package com.globalmart.batch.discard;

import org.jspecify.annotations.NullMarked;
