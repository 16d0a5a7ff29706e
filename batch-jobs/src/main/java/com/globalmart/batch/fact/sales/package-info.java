/** The sales fact: one row a line of a transaction. */
@NullMarked
package com.globalmart.batch.fact.sales;

import org.jspecify.annotations.NullMarked;
