/** What is wrong with the platform, as its nodes found it, and what else waits for somebody. */
@NullMarked
package com.globalmart.admin.problem;

import org.jspecify.annotations.NullMarked;
