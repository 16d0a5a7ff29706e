/** What strangers, people without the role, and hostile requests get. */
@NullMarked
package com.globalmart.admin.security;

import org.jspecify.annotations.NullMarked;
