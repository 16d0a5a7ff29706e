/** How far each partition of a topic has landed, and how far its log goes. */
@NullMarked
package com.globalmart.ingest.position;

import org.jspecify.annotations.NullMarked;
