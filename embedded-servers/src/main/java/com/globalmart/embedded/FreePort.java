package com.globalmart.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of the loopback address that nothing listens on. A port is free at the moment of asking only: start the server
 * on it soon.
 */
public final class FreePort {

    private FreePort() {}

    /** The preferred port if it is free, otherwise any free one. A preferred port of 0 asks for any. */
    public static int preferredOrFree(int preferred) {
        return isFree(preferred) && preferred != 0 ? preferred : any();
    }

    /** Any free port. */
    public static int any() {
        try {
            return bound(0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback address", e);
        }
    }

    /** Whether a server could listen there. Port 0, which stands for any, is free. */
    static boolean isFree(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is %d, expected 0 to 65535".formatted(port));
        }
        try {
            bound(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int bound(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port in TIME_WAIT is free to a server, too
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
