/** Customers: who they are and were, what they buy. About persons: with a scope of their own. */
@NullMarked
package com.globalmart.serving.customer;

import org.jspecify.annotations.NullMarked;
