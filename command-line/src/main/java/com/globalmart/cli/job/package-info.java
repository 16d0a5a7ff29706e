/** What an operator does from the shell: asks for jobs, watches them, stops and restarts them. Asking means a row in ops.request. */
@NullMarked
package com.globalmart.cli.job;

import org.jspecify.annotations.NullMarked;
