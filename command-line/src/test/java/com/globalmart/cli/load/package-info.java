@NullMarked
package com.globalmart.cli.load;

import org.jspecify.annotations.NullMarked;
