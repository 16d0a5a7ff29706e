package com.globalmart.dashboards.grafana.model;

/** Where a panel's numbers come from. The identifiers are fixed: boards name them, and {@code provisioning/datasources} makes them. */
public enum Source {
    WAREHOUSE("grafana-postgresql-datasource", "globalmart-warehouse"),
    REALTIME("grafana-postgresql-datasource", "globalmart-realtime"),
    PROMETHEUS("prometheus", "globalmart-prometheus");

    private final String type;
    private final String uid;

    Source(String type, String uid) {
        this.type = type;
        this.uid = uid;
    }

    /** The plugin of Grafana that asks it. */
    public String type() {
        return type;
    }

    public String uid() {
        return uid;
    }
}
