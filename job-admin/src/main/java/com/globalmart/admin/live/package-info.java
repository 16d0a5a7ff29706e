/** What happens in the shop this minute: live counters from landing, before anything is screened. */
@NullMarked
package com.globalmart.admin.live;

import org.jspecify.annotations.NullMarked;
