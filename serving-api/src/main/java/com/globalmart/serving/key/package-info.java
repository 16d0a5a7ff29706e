/** Who may ask: API keys and tokens, what each reaches, and how often. */
@NullMarked
package com.globalmart.serving.key;

import org.jspecify.annotations.NullMarked;
