/** The demo: days of events through the whole platform, and a report that sets every number beside the generator's ledger. */
@NullMarked
package com.globalmart.cli.demo;

import org.jspecify.annotations.NullMarked;
