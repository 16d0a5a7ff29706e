@NullMarked
package com.globalmart.admin.deadletter;

import org.jspecify.annotations.NullMarked;
