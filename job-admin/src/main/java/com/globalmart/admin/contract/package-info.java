/** What records of a topic must look like, as the schemas in the folder contracts say. */
@NullMarked
package com.globalmart.admin.contract;

import org.jspecify.annotations.NullMarked;
