package com.globalmart.dashboards.grafana.model;

/** What a number is measured in, by Grafana's name of it. */
public enum Unit {
    /** The reporting currency; a shop that reports in another one writes that one's name here. */
    MONEY("currencyUSD", 2),
    COUNT("locale", 0),
    NUMBER("short", 2),
    /** 0 to 100. */
    PERCENT("percent", 2),
    /** 0 to 1. */
    SHARE("percentunit", 2),
    /** 0 to 1, where a hundredth of a percent matters. */
    AVAILABILITY("percentunit", 3),
    SECONDS("s", 1),
    BYTES("bytes", 0),
    BYTES_PER_SECOND("Bps", 0),
    PER_SECOND("ops", 1),
    ROWS_PER_SECOND("rowsps", 0),
    DAYS("d", 1),
    DATE("time:YYYY-MM-DD", 0),
    TIME("dateTimeAsIso", 0),
    TEXT("string", 0);

    private final String grafana;
    private final int decimals;

    Unit(String grafana, int decimals) {
        this.grafana = grafana;
        this.decimals = decimals;
    }

    public String grafana() {
        return grafana;
    }

    /** Digits behind the point. */
    public int decimals() {
        return decimals;
    }
}
