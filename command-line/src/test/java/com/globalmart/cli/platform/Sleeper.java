package com.globalmart.cli.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program for tests: does nothing for a while, then ends with the status that it was given; or refuses to end. */
final class Sleeper {

    private static final String STUBBORN = "stubborn";
    private static final String GREEDY = "greedy";

    private Sleeper() {}

    /** The command line of a sleeper that ends by itself. */
    static List<String> command(Duration sleeps, int status, String... options) {
        return command(List.of(Long.toString(sleeps.toMillis()), Integer.toString(status)), options);
    }

    /** The command line of a sleeper that does not end when it is asked to. */
    static List<String> stubborn() {
        return command(List.of("600000", "0", STUBBORN));
    }

    /** The command line of one that takes all its memory in a thread and lives on without that thread, if it may. */
    static List<String> greedy(String... options) {
        return command(List.of("600000", "0", GREEDY), options);
    }

    private static List<String> command(List<String> arguments, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx16m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", Path.of("target", "test-classes").toString(), Sleeper.class.getName()));
        command.addAll(arguments);
        return command;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains(STUBBORN)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Sleeper::sleepForLong));
        }
        if (List.of(arguments).contains(GREEDY)) {
            Thread.ofPlatform().start(Sleeper::takeAllMemory);
        }
        System.out.println("awake");
        Thread.sleep(Long.parseLong(arguments[0]));
        System.exit(Integer.parseInt(arguments[1]));
    }

    private static void sleepForLong() {
        try {
            Thread.sleep(Duration.ofMinutes(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void takeAllMemory() {
        var taken = new ArrayList<long[]>();
        while (taken.size() < Integer.MAX_VALUE) {
            taken.add(new long[100_000]);
        }
    }
}
