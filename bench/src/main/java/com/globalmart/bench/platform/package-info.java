/** What a benchmark runs on: servers and applications, each a process of its own, so that their costs can be told apart. */
@NullMarked
package com.globalmart.bench.platform;

import org.jspecify.annotations.NullMarked;
