/** When jobs are asked for by themselves: what comes, what came, and what may be changed about it. */
@NullMarked
package com.globalmart.admin.schedule;

import org.jspecify.annotations.NullMarked;
