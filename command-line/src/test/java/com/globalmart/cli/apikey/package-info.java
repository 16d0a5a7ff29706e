@NullMarked
package com.globalmart.cli.apikey;

import org.jspecify.annotations.NullMarked;
