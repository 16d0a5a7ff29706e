/** Running executions: this node, the leases on what it runs, safe stops, recovery of what a dead node left. */
@NullMarked
package com.globalmart.batch.execution;

import org.jspecify.annotations.NullMarked;
