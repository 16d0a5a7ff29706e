/** What callers may ask for: checked, with the name of the parameter in every refusal. */
@NullMarked
package com.globalmart.serving.parameter;

import org.jspecify.annotations.NullMarked;
