package com.globalmart.ingest.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** This process: its name is new with every start, so that nobody takes a dead predecessor for it. */
@Component
class Node {

    private final String id;

    Node() {
        short random = (short) ThreadLocalRandom.current().nextInt();
        id = "%s-%d-%s"
                .formatted(host(), ProcessHandle.current().pid(), HexFormat.of().toHexDigits(random));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown"; // a name nobody resolves is no reason not to land
        }
    }

    /** Host, process and a random part: {@code shop-1-4711-3fa9}. */
    String id() {
        return id;
    }
}
