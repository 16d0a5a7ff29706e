/** Tests of executions and what is done to them. */
@NullMarked
package com.globalmart.admin.execution.log;

import org.jspecify.annotations.NullMarked;
