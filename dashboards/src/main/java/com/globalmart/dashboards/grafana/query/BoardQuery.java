package com.globalmart.dashboards.grafana.query;

/**
 * A query in SQL that stands in a board or an alert rule.
 *
 * @param board uid of the board; of alert rules {@code alerts}
 * @param place the panel's title, or what else asks
 * @param datasource uid of the data source
 * @param isTimeSeries whether Grafana reads the answer as lines over time; otherwise as a table
 * @param sql with macros and variables
 */
public record BoardQuery(String board, String place, String datasource, boolean isTimeSeries, String sql) {

    @Override
    public String toString() {
        return board + ": " + place;
    }
}
