@NullMarked
package com.globalmart.admin.pulse;

import org.jspecify.annotations.NullMarked;
