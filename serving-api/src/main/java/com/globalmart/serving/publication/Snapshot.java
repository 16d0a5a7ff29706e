package com.globalmart.serving.publication;

import org.jooq.DSLContext;

/**
 * The warehouse as one publication left it.
 *
 * @param bi reads the views of {@code bi} within one transaction, in which nothing changes
 * @param publication what is published in it
 */
public record Snapshot(DSLContext bi, Publication publication) {}
