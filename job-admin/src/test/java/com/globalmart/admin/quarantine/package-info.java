@NullMarked
package com.globalmart.admin.quarantine;

import org.jspecify.annotations.NullMarked;
