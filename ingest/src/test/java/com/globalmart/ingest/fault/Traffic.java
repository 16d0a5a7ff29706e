package com.globalmart.ingest.fault;

import java.util.concurrent.locks.LockSupport;

/** Records of all topics that keep coming, from a thread of their own, until it is closed or has sent enough. */
final class Traffic implements AutoCloseable {

    private static final int PER_BURST = 10;

    private final Ledger ledger;
    private final long pauseNanos;
    private final int most;
    private final Thread thread;
    private volatile boolean wanted = true;

    private Traffic(Ledger ledger, int perSecond, int most) {
        this.ledger = ledger;
        this.pauseNanos = 1_000_000_000L * PER_BURST / perSecond;
        this.most = most;
        this.thread = new Thread(this::run, "traffic");
    }

    /** @param perSecond about so many records a second */
    static Traffic of(Ledger ledger, int perSecond) {
        return of(ledger, perSecond, Integer.MAX_VALUE);
    }

    /**
     * @param perSecond about so many records a second
     * @param most ends by itself after so many
     */
    static Traffic of(Ledger ledger, int perSecond, int most) {
        var traffic = new Traffic(ledger, perSecond, most);
        traffic.thread.start();
        return traffic;
    }

    private void run() {
        for (int number = 0; wanted && number < most; number++) {
            ledger.post(Events.any(number));
            if (number % PER_BURST == 0) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    /** Returns when all that was asked for is sent. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while records were sent", e);
        }
        ledger.flush();
    }

    @Override
    public void close() {
        wanted = false;
        awaitEnd();
    }
}
