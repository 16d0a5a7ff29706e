/** A real PostgreSQL and a real Kafka as processes of one person's machine, from ordinary build dependencies. */
@NullMarked
package com.globalmart.embedded;

import org.jspecify.annotations.NullMarked;
