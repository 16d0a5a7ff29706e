package com.globalmart.cli.platform;

import com.globalmart.embedded.FreePort;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Chooses where servers and applications listen: the preferred port, or a free one in its place. */
final class Ports {

    private static final int POSTGRES = 15_432;
    private static final int KAFKA = 19_092;

    private final IntUnaryOperator preferredOrFree;
    private final Consumer<String> says;

    /** @param says gets a line for each port that was taken */
    Ports(Consumer<String> says) {
        this(FreePort::preferredOrFree, says);
    }

    Ports(IntUnaryOperator preferredOrFree, Consumer<String> says) {
        this.preferredOrFree = preferredOrFree;
        this.says = says;
    }

    /** A port for PostgreSQL, Kafka and each application, by name; no two alike. */
    Map<String, Integer> choose() {
        var ports = new LinkedHashMap<String, Integer>();
        var given = new HashSet<Integer>();
        ports.put("postgres", choose(POSTGRES, given)); // a server left running keeps its own: told when it answers
        ports.put("kafka", choose("Kafka", KAFKA, given));
        for (var application : Application.values()) {
            ports.put(application.title(), choose(application.title(), application.preferredPort(), given));
        }
        return ports;
    }

    /** Says so if PostgreSQL does not listen where it should. */
    void checkPostgres(int port) {
        tell("PostgreSQL", POSTGRES, port);
    }

    private int choose(String listener, int preferred, Set<Integer> given) {
        int port = choose(preferred, given);
        tell(listener, preferred, port);
        return port;
    }

    private int choose(int preferred, Set<Integer> given) {
        int port = preferredOrFree.applyAsInt(preferred);
        while (!given.add(port)) {
            port = preferredOrFree.applyAsInt(0);
        }
        return port;
    }

    private void tell(String listener, int preferred, int port) {
        if (port != preferred) {
            says.accept("port %d is taken: %s listens on %d".formatted(preferred, listener, port));
        }
    }
}
