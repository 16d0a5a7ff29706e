/** Orders, units and revenue by day, country, category and payment method. */
@NullMarked
package com.globalmart.serving.sales;

import org.jspecify.annotations.NullMarked;
