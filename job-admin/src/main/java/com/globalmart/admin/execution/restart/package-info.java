/** What restarts of executions would do, one or several at once, and how they are asked for. */
@NullMarked
package com.globalmart.admin.execution.restart;

import org.jspecify.annotations.NullMarked;
