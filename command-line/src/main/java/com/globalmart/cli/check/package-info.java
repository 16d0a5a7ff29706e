/** The command {@code check}: runs the checks over everything published and shows what they found. */
@NullMarked
package com.globalmart.cli.check;

import org.jspecify.annotations.NullMarked;
