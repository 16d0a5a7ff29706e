/** Who may use the console: login, roles, and the rules of who may do what. */
@NullMarked
package com.globalmart.admin.user;

import org.jspecify.annotations.NullMarked;
