package com.globalmart.bench.landing;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

    /** Reads {@code 2x1}: two processes of one consumer each. */
    static final class Reader implements ITypeConverter<Setup> {

        private static final Pattern SETUP = Pattern.compile("([1-9])x([1-9])");

        @Override
        public Setup convert(String value) {
            var found = SETUP.matcher(value);
            if (!found.matches()) {
                throw new TypeConversionException(
                        "\"%s\" is no setup, expected processes x consumers, such as 2x1".formatted(value));
            }
            return new Setup(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
        }
    }
}
