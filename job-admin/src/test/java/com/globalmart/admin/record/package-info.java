@NullMarked
package com.globalmart.admin.record;

import org.jspecify.annotations.NullMarked;
