package com.globalmart.dashboards.grafana.model;

/**
 * A rule that Grafana evaluates over the warehouse.
 *
 * @param uid fixed
 * @param sentence what is wrong when it fires, and what to do
 * @param sql gives one column {@code time} and one number, as Grafana's alerts need it
 * @param above it fires where the newest number is greater
 * @param pending for how long that has to be so, as Grafana writes it, for example {@code 5m}
 * @param severity critical where readers are misled or left without numbers, otherwise warning
 */
public record Alert(
        String uid, String title, String sentence, String sql, double above, String pending, String severity) {

    public Alert {
        sql = sql.strip();
    }
}
