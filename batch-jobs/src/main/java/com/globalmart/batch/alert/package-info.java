/** Alerts: people are told of problems, once each, over the channels that are switched on. */
@NullMarked
package com.globalmart.batch.alert;

import org.jspecify.annotations.NullMarked;
