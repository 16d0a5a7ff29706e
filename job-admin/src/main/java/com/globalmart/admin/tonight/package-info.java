/** The start page: how the night stands, at a glance. */
@NullMarked
package com.globalmart.admin.tonight;

import org.jspecify.annotations.NullMarked;
