/** Spring Boot Admin under {@code /fleet}: health, metrics, threads and log levels of every application. */
@NullMarked
package com.globalmart.admin.fleet;

import org.jspecify.annotations.NullMarked;
