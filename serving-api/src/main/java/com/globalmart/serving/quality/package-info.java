/** Whether the numbers can be believed. */
@NullMarked
package com.globalmart.serving.quality;

import org.jspecify.annotations.NullMarked;
