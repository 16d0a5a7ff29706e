/** Asks the platform for something and waits for its answer: what jobs and landing have in common. */
@NullMarked
package com.globalmart.cli.request;

import org.jspecify.annotations.NullMarked;
