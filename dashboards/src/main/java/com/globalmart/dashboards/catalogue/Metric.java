package com.globalmart.dashboards.catalogue;

/**
 * A number that readers are shown, as {@code bi.metric_definitions} has it.
 *
 * @param name the same in every tool
 * @param sentence what it means
 * @param unit what it counts, or in what it is measured
 * @param grain by what it may be cut, and whether it adds up
 * @param owner whom to ask
 * @param sql a query over {@code bi} that gives it as one value for the days from {@code :first_day} to {@code :last_day}
 * @param dax the same as a measure of the Power BI model
 */
public record Metric(String name, String sentence, String unit, String grain, String owner, String sql, String dax) {}
