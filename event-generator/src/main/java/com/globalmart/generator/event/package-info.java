/** What the shop says, one type a contract, and how it is written as JSON. */
@NullMarked
package com.globalmart.generator.event;

import org.jspecify.annotations.NullMarked;
