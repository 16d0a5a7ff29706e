@NullMarked
package com.globalmart.admin.contract;

import org.jspecify.annotations.NullMarked;
