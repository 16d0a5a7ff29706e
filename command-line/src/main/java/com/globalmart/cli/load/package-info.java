/** Loads: what each took, what became of it, and how much room it takes. */
@NullMarked
package com.globalmart.cli.load;

import org.jspecify.annotations.NullMarked;
