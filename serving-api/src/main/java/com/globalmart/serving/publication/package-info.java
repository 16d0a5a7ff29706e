/** What is published, and how it is read: whole, as one load left it. */
@NullMarked
package com.globalmart.serving.publication;

import org.jspecify.annotations.NullMarked;
