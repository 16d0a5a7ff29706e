package com.globalmart.bench.analytics;

import picocli.CommandLine.Option;

/** How large the history is that a benchmark plants. */
public final class HistorySize {

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "1000000",
            description = "Customers (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--products",
            paramLabel = "COUNT",
            defaultValue = "250000",
            description = "Products (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--lines",
            paramLabel = "COUNT",
            defaultValue = "10000000",
            description = "Sale lines of all days (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "365",
            description = "Days that they are spread over (default: ${DEFAULT-VALUE}).")
    private int days;

    public History history() {
        return new History(customers, products, lines, days);
    }
}
