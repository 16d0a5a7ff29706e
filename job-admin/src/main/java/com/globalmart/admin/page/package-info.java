/** What all pages share: words for numbers and times, marks for states, and pages for what went wrong. */
@NullMarked
package com.globalmart.admin.page;

import org.jspecify.annotations.NullMarked;
