@NullMarked
package com.globalmart.cli.problem;

import org.jspecify.annotations.NullMarked;
