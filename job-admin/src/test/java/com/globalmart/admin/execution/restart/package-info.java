/** Tests of executions and what is done to them. */
@NullMarked
package com.globalmart.admin.execution.restart;

import org.jspecify.annotations.NullMarked;
