@NullMarked
package com.globalmart.cli.quarantine;

import org.jspecify.annotations.NullMarked;
