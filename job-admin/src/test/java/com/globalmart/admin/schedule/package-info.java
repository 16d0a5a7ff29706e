@NullMarked
package com.globalmart.admin.schedule;

import org.jspecify.annotations.NullMarked;
