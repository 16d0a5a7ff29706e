package com.globalmart.bench.landing;

/**
 * What one pass over all records took.
 *
 * @param client CPU seconds of the processes that copied: ingest, or for the floor this JVM
 * @param database CPU seconds of the database server with all its processes
 * @param broker CPU seconds of the broker
 */
record Measurement(long records, double seconds, double client, double database, double broker) {

    double recordsPerSecond() {
        return records / seconds;
    }

    double clientPerMillion() {
        return perMillion(client);
    }

    double databasePerMillion() {
        return perMillion(database);
    }

    double brokerPerMillion() {
        return perMillion(broker);
    }

    private double perMillion(double cpuSeconds) {
        return cpuSeconds * 1e6 / records;
    }
}
