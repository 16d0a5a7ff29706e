/** Records of topics that wait for a decision: how they are named, chosen and shown. */
@NullMarked
package com.globalmart.admin.record;

import org.jspecify.annotations.NullMarked;
