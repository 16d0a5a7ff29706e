@NullMarked
package com.globalmart.admin.load;

import org.jspecify.annotations.NullMarked;
