/** The data dictionary and the diagram of the star. */
@NullMarked
package com.globalmart.dashboards.dictionary;

import org.jspecify.annotations.NullMarked;
