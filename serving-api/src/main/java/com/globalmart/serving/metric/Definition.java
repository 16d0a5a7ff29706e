package com.globalmart.serving.metric;

/**
 * What a number means.
 *
 * @param metric its name, the same in every tool
 * @param sentence what it means
 * @param unit in what it is measured
 * @param grain by what it may be cut, and whether it adds up
 * @param owner whom to ask
 * @param formulaSql a query over {@code bi} that gives it for the days from :first_day to :last_day
 */
record Definition(String metric, String sentence, String unit, String grain, String owner, String formulaSql) {}
