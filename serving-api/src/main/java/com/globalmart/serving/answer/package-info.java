/** How every resource answers: formats, versions, pages, and what is kept of answers. */
@NullMarked
package com.globalmart.serving.answer;

import org.jspecify.annotations.NullMarked;
