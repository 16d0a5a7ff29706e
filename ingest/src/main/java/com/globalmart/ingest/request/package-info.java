/** What operators ask of landing: a process claims a request in the warehouse, carries it out and writes the outcome. */
@NullMarked
package com.globalmart.ingest.request;

import org.jspecify.annotations.NullMarked;
