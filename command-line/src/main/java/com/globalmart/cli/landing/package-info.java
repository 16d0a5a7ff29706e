/** Landing as operators see it: how far each partition is, and what ingest is asked to do about it. */
@NullMarked
package com.globalmart.cli.landing;

import org.jspecify.annotations.NullMarked;
