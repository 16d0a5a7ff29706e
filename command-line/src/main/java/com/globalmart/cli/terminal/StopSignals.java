package com.globalmart.cli.terminal;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and the signals TERM and HUP, turned into one orderly end. The JVM's own shutdown hooks all run at once: the
 * database would stop while applications still write.
 */
public final class StopSignals {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    private static final AtomicBoolean STOPPING = new AtomicBoolean();
    private static final AtomicInteger EXIT_STATUS = new AtomicInteger(ExitStatus.INTERRUPTED);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private StopSignals() {}

    /** From now on a signal runs this once, and ends the JVM. A signal that the shell chose to ignore stays ignored. */
    public static void run(Runnable stop) {
        for (var name : SIGNALS) {
            var signal = new Signal(name);
            var before = Signal.handle(signal, received -> stopOnce(stop));
            if (SignalHandler.SIG_IGN.equals(before)) {
                Signal.handle(signal, SignalHandler.SIG_IGN);
            }
        }
    }

    /** What the exit status will be when a signal comes: until this is called, that of an interrupted command. */
    public static void endWith(int exitStatus) {
        EXIT_STATUS.set(exitStatus);
    }

    /** Whether a signal has come: what fails from now on fails because everything is being stopped. */
    public static boolean isStopping() {
        return STOPPING.get();
    }

    /** Waits for a signal, and for the end that it brings. Does not return. */
    public static void await() {
        while (true) {
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                // nothing but the end of the JVM ends this wait
            }
        }
    }

    private static void stopOnce(Runnable stop) {
        if (!STOPPING.compareAndSet(false, true)) {
            return;
        }
        var stopping = new Thread(
                () -> {
                    try {
                        stop.run();
                    } finally {
                        Runtime.getRuntime().exit(EXIT_STATUS.get());
                    }
                },
                "stop");
        stopping.start();
    }
}
