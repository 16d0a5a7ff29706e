/** The chain of loads: what is published, and what is open. */
@NullMarked
package com.globalmart.admin.load;

import org.jspecify.annotations.NullMarked;
