/** The platform on one machine: embedded servers, the applications as processes that are watched over, and their logins. */
@NullMarked
package com.globalmart.cli.platform;

import org.jspecify.annotations.NullMarked;
