package com.globalmart.dashboards.catalogue;

/**
 * A column of a view.
 *
 * @param type as PostgreSQL writes it, for example {@code numeric(18,4)}
 * @param comment what it means
 */
public record Column(String name, String type, String comment) {}
