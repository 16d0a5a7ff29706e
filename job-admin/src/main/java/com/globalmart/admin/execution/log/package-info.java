/** What nodes logged while an execution ran: shown, searched, downloaded. */
@NullMarked
package com.globalmart.admin.execution.log;

import org.jspecify.annotations.NullMarked;
