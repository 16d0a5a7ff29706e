/** Segments and scores of customers, without a person in them. */
@NullMarked
package com.globalmart.serving.segment;

import org.jspecify.annotations.NullMarked;
