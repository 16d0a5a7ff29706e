/** Forgetting a customer: every attribute is emptied wherever it is kept, and the key made again. The job {@code forget}. */
@NullMarked
package com.globalmart.batch.forget;

import org.jspecify.annotations.NullMarked;
