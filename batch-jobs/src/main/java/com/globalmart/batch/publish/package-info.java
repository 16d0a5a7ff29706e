/** Publishing: one transaction after which readers see the load. The stage {@code publish}, and the job {@code nightly}. */
@NullMarked
package com.globalmart.batch.publish;

import org.jspecify.annotations.NullMarked;
