/** What the shop says about its customers and products, and when. */
@NullMarked
package com.globalmart.generator.profile;

import org.jspecify.annotations.NullMarked;
