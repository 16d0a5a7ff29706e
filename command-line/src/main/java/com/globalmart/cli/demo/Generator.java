package com.globalmart.cli.demo;

import com.globalmart.cli.running.DataDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How the event generator is asked. It is a program of its own, and shares no code with the platform.
 *
 * @param customers how many the shop has
 * @param products how many the shop has
 * @param seed gives the same shop again
 */
record Generator(int customers, int products, long seed, DataDirectory directory, String bootstrapServers) {

    static final String PROGRAM = "event-generator";

    private static final String ANOMALIES = "0.001";
    private static final int EVENTS_A_SECOND = 50;

    /** What profile statements go with a day's events. */
    enum Profiles {
        /** Every customer and product says how it is. */
        ALL,
        /** Those that changed. */
        CHANGES
    }

    /** The events of one day. */
    List<String> day(LocalDate date, long events, Profiles profiles) {
        var arguments = new ArrayList<>(List.of("day", "--date", date.toString(), "--events", Long.toString(events)));
        arguments.addAll(List.of("--profiles", profiles == Profiles.ALL ? "all" : "changes"));
        arguments.addAll(
                List.of("--anomalies", ANOMALIES, "--ledger", directory.ledger().toString()));
        arguments.addAll(shop());
        return arguments;
    }

    /** Events of now, until it is stopped; no anomalies and no ledger. */
    List<String> stream() {
        var arguments = new ArrayList<>(List.of("stream", "--rate", Integer.toString(EVENTS_A_SECOND)));
        arguments.addAll(List.of("--profiles", "changes"));
        arguments.addAll(shop());
        return arguments;
    }

    private List<String> shop() {
        return List.of(
                "--customers", Integer.toString(customers),
                "--products", Integer.toString(products),
                "--seed", Long.toString(seed),
                "--rates", directory.exchangeRates().toString(),
                "--bootstrap-servers", bootstrapServers);
    }
}
