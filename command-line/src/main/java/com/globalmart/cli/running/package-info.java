/** What runs, where, and how to reach it: the project's folders, a platform's data directory, its ports, its databases. */
@NullMarked
package com.globalmart.cli.running;

import org.jspecify.annotations.NullMarked;
