/** The shop itself, as pure functions of a seed: customers, catalogue, exchange rates, hours and seasons. */
@NullMarked
package com.globalmart.generator.shop;

import org.jspecify.annotations.NullMarked;
