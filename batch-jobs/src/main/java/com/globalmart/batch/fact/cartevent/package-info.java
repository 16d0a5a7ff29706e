/** The cart event fact: one row a cart event. */
@NullMarked
package com.globalmart.batch.fact.cartevent;

import org.jspecify.annotations.NullMarked;
