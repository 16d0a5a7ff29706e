package com.globalmart.bench.landing;

/**
 * How many consumers land, in how many processes.
 *
 * @param consumersEach consumer threads of one process; {@code ./globalmart up} has one process with two
 */
record Setup(int processes, int consumersEach) {

    /** Over how many connections the floor copies at most: as many as there are cores to serve them. */
    int floorConnections() {
        return Math.min(processes * consumersEach, 2);
    }

    String title() {
        return "%s of %s".formatted(counted(processes, "process"), counted(consumersEach, "consumer"));
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + (what.endsWith("s") ? "es" : "s");
    }
}
