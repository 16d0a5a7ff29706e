/** What operators do in the console of a whole platform: real jobs, real records, a real browser. */
@NullMarked
package com.globalmart.cli.console;

import org.jspecify.annotations.NullMarked;
