/** The product view fact: one row a view, search, filter or comparison. */
@NullMarked
package com.globalmart.batch.fact.productview;

import org.jspecify.annotations.NullMarked;
