/** The globalmart command: one page that lists the subcommands and turns every failure into one line and an exit status. */
@NullMarked
package com.globalmart.cli;

import org.jspecify.annotations.NullMarked;
