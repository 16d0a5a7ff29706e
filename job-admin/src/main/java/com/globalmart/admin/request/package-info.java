/** What somebody asked for, and what became of it: the only way this application makes anything happen. */
@NullMarked
package com.globalmart.admin.request;

import org.jspecify.annotations.NullMarked;
