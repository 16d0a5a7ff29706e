/** Tests of logging in, and of who may do what. */
@NullMarked
package com.globalmart.admin.user;

import org.jspecify.annotations.NullMarked;
