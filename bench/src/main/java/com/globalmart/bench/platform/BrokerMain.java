package com.globalmart.bench.platform;

import com.globalmart.embedded.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;

/** A broker in a process of its own. It says where it listens, and ends when its standard input does. */
final class BrokerMain {

    private BrokerMain() {}

    /** @param arguments the folder of its logs */
    public static void main(String[] arguments) throws IOException {
        try (var broker = KafkaBroker.start(Path.of(arguments[0]), 0)) {
            System.out.println(broker.bootstrapServers());
            System.out.flush();
            while (System.in.read() >= 0) {
                // nothing is ever said to it
            }
        }
        System.exit(0); // the broker's threads would keep the JVM
    }
}
