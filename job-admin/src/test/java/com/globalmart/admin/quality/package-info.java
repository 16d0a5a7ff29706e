@NullMarked
package com.globalmart.admin.quality;

import org.jspecify.annotations.NullMarked;
