package com.globalmart.batch.request;

import java.util.Map;

/**
 * Something that somebody asked for.
 *
 * @param kind launch, restart or stop
 * @param parameters for a launch the job and its parameters, else the execution
 */
record Request(long requestId, String kind, Map<String, String> parameters) {}
