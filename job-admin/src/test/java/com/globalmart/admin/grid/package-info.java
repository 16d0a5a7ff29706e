@NullMarked
package com.globalmart.admin.grid;

import org.jspecify.annotations.NullMarked;
