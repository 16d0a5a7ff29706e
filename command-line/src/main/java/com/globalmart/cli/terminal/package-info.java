/** What the person at the shell sees: lines, tables, progress, one clear line for what went wrong, and the exit status. */
@NullMarked
package com.globalmart.cli.terminal;

import org.jspecify.annotations.NullMarked;
