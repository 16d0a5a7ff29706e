/** The processes of batch-jobs and their signs of life. */
@NullMarked
package com.globalmart.admin.node;

import org.jspecify.annotations.NullMarked;
