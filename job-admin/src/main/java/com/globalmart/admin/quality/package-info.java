/** Whether the numbers add up: books of loads, checks with their history, and the rows behind what they found. */
@NullMarked
package com.globalmart.admin.quality;

import org.jspecify.annotations.NullMarked;
