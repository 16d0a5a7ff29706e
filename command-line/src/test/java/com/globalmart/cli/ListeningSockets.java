package com.globalmart.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes listen on, as Linux tells it in {@code /proc}. */
public final class ListeningSockets {

    /** Of the kernel's {@code tcp_states.h}. */
    private static final String LISTEN = "0A";

    /** 127.0.0.1, the same within IPv6, and ::1, each word in the byte order of the machine. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private ListeningSockets() {}

    /** @param isLoopback whether only this machine reaches it */
    public record Listening(int port, boolean isLoopback) {}

    public static Set<Listening> of(Stream<ProcessHandle> processes) {
        var inodes =
                processes.flatMap(process -> sockets(process.pid()).stream()).collect(Collectors.toSet());
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTEN) && inodes.contains(columns[9]))
                .map(columns -> columns[1].split(":"))
                .map(local -> new Listening(Integer.parseInt(local[1], 16), LOOPBACK.contains(local[0])))
                .collect(Collectors.toSet());
    }

    private static Set<String> sockets(long process) {
        var inodes = new HashSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("/proc", Long.toString(process), "fd"))) {
            for (var file : files) {
                var target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            return inodes; // it has just ended
        }
        return inodes;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : List.<String>of().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
