/** Tests of launching jobs. */
@NullMarked
package com.globalmart.admin.job;

import org.jspecify.annotations.NullMarked;
