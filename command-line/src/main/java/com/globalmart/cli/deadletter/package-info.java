/** Dead letters at the shell: what could not be read, shown, and asked to be mended, sent again or discarded. */
@NullMarked
package com.globalmart.cli.deadletter;

import org.jspecify.annotations.NullMarked;
