package com.globalmart.dashboards.powerbi;

/**
 * A number of the model.
 *
 * @param description what it means, in sentences
 * @param format how it is shown, as Power BI writes formats
 * @param folder where the list of fields shows it
 */
record Measure(String name, String description, String dax, String format, String folder) {}
