/** Keys with which programs ask the API. */
@NullMarked
package com.globalmart.cli.apikey;

import org.jspecify.annotations.NullMarked;
