/** The schemas of both databases: bootstrap, migrations, and the check that a running application meets the right version. */
@NullMarked
package com.globalmart.db;

import org.jspecify.annotations.NullMarked;
