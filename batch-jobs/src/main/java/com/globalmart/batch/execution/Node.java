package com.globalmart.batch.execution;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** This process: its name is new with every start, so that nobody takes a dead predecessor for it. */
@Component
public class Node {

    private final String host;
    private final long processId = ProcessHandle.current().pid();
    private final String id;

    Node() throws UnknownHostException {
        host = InetAddress.getLocalHost().getHostName();
        id = "%s-%d-%s".formatted(host, processId, HexFormat.of().toHexDigits((short)
                ThreadLocalRandom.current().nextInt()));
    }

    /** Host, process and a random part: {@code shop-1-4711-3fa9}. */
    public String id() {
        return id;
    }

    String host() {
        return host;
    }

    long processId() {
        return processId;
    }
}
