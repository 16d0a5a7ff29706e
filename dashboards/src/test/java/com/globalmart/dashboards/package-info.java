/** Checks that the committed files are what the warehouse says, and that the tools which read them would understand them. */
@NullMarked
package com.globalmart.dashboards;

import org.jspecify.annotations.NullMarked;
