/** When jobs are asked for by themselves: looked at, paused, edited, frozen. */
@NullMarked
package com.globalmart.cli.schedule;

import org.jspecify.annotations.NullMarked;
