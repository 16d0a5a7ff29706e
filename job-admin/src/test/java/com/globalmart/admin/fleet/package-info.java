/** Tests of who may join the fleet, and who may touch it. */
@NullMarked
package com.globalmart.admin.fleet;

import org.jspecify.annotations.NullMarked;
