package com.globalmart.dashboards.grafana.model;

/** What a panel asks. */
public sealed interface Query {

    /** Whom it asks. */
    Source source();

    /**
     * A query in SQL, with Grafana's macros and variables.
     *
     * @param format how Grafana reads the answer
     */
    record Sql(Source source, Format format, String text) implements Query {

        public Sql {
            text = text.strip();
        }
    }

    /**
     * An expression of Prometheus.
     *
     * @param legend what a line is called, with labels in double braces
     */
    record PromQl(String expression, String legend) implements Query {

        @Override
        public Source source() {
            return Source.PROMETHEUS;
        }
    }

    /** How Grafana reads rows. */
    enum Format {
        /** One column {@code time}, ascending; numbers, and at most one text that names the line. */
        TIME_SERIES,
        TABLE;

        public String grafana() {
            return this == TABLE ? "table" : "time_series";
        }
    }

    /** Lines over time, from the warehouse. */
    static Query lines(String sql) {
        return new Sql(Source.WAREHOUSE, Format.TIME_SERIES, sql);
    }

    /** Rows, from the warehouse. */
    static Query rows(String sql) {
        return new Sql(Source.WAREHOUSE, Format.TABLE, sql);
    }

    /** Lines over time, from the live views of landing. */
    static Query liveLines(String sql) {
        return new Sql(Source.REALTIME, Format.TIME_SERIES, sql);
    }

    /** Rows, from the live views of landing. */
    static Query liveRows(String sql) {
        return new Sql(Source.REALTIME, Format.TABLE, sql);
    }

    static Query metric(String expression, String legend) {
        return new PromQl(expression, legend);
    }
}
