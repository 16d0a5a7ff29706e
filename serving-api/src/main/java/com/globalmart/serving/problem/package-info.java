/** What a caller is told when an answer cannot be given: RFC 9457 problems of a closed list of types. */
@NullMarked
package com.globalmart.serving.problem;

import org.jspecify.annotations.NullMarked;
