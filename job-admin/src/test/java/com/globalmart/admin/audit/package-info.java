/** Tests of the pages of the audit. */
@NullMarked
package com.globalmart.admin.audit;

import org.jspecify.annotations.NullMarked;
