/** What readers see of the warehouse, in figures; and its tables: what each is, how large, and who writes it. */
@NullMarked
package com.globalmart.admin.warehouse;

import org.jspecify.annotations.NullMarked;
