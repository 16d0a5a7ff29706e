/** The jobs that can be launched, and the form that launches one. */
@NullMarked
package com.globalmart.admin.job;

import org.jspecify.annotations.NullMarked;
