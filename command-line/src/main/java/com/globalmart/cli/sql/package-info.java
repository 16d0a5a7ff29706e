/** Queries from the shell, as a table or as CSV. */
@NullMarked
package com.globalmart.cli.sql;

import org.jspecify.annotations.NullMarked;
