package com.globalmart.ingest.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A network between a client and a server on this machine, with the faults of one. */
final class TcpProxy implements AutoCloseable {

    private static final int BUFFER = 65_536;

    private final ServerSocket listening;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;

    private TcpProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** @param port where the server listens on 127.0.0.1 */
    static TcpProxy to(int port) {
        try {
            var proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect on 127.0.0.1. */
    int port() {
        return listening.getLocalPort();
    }

    /** Everything that the server says takes so much longer from now on. */
    void delay(Duration each) {
        delay = each;
    }

    /** Nothing passes any more and nobody is told: connections stay open, those that are made from now on too. */
    void fallSilent() {
        silent = true;
        links.forEach(link -> link.lost = true);
    }

    /** New connections work again. Those that went silent stay so. */
    void heal() {
        silent = false;
    }

    /** Ends all connections at both ends. */
    void cut() {
        links.forEach(Link::close);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                var link = new Link(listening.accept(), new Socket(InetAddress.getLoopbackAddress(), target), silent);
                links.add(link);
                Thread.ofVirtual().start(() -> link.carry(link.client, link.server, false));
                Thread.ofVirtual().start(() -> link.carry(link.server, link.client, true));
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                accept(); // the server was away; the client that came meanwhile is told so by its closed connection
            }
        }
    }

    /** One connection. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean lost;

        Link(Socket client, Socket server, boolean lost) {
            this.client = client;
            this.server = server;
            this.lost = lost;
        }

        void carry(Socket from, Socket to, boolean delayed) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                var buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (delayed && !delay.isZero()) {
                        LockSupport.parkNanos(delay.toNanos());
                    }
                    if (!lost) { // what is lost on the way is not noticed by who sent it
                        out.write(buffer, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                // the other direction has closed the connection, or an end has gone
            }
            if (!lost) {
                close();
            }
        }

        void close() {
            links.remove(this);
            try (client;
                    server) {
                links.remove(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
