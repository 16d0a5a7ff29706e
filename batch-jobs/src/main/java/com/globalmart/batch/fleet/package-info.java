/** How this application shows itself to the console: who may see its actuator endpoints. */
@NullMarked
package com.globalmart.batch.fleet;

import org.jspecify.annotations.NullMarked;
