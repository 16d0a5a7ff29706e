/** What is wrong with the platform, and who was told. */
@NullMarked
package com.globalmart.cli.problem;

import org.jspecify.annotations.NullMarked;
