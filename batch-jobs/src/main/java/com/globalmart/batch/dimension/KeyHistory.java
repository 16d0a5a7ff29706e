package com.globalmart.batch.dimension;

import java.util.List;

/**
 * All that is known of one key.
 *
 * @param statements every statement about it, of all loads
 * @param versions its published versions, in the order of time
 */
record KeyHistory(String naturalKey, List<Statement> statements, List<Version> versions) {}
