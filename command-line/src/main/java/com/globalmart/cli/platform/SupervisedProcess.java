package com.globalmart.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that is started again when it dies: at once the first time, later each time it dies soon again. */
final class SupervisedProcess {

    /** Ctrl-C reaches the processes of a terminal at the same moment as their supervisor, who may hear of it later. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** Who lived that long starts afresh: its next death counts as the first. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ProcessPlan plan;
    private final Consumer<String> says;
    private final Runnable started;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private @Nullable Process process;
    private volatile int deaths;

    /**
     * @param says gets a line when it died
     * @param started runs after each start
     */
    SupervisedProcess(ProcessPlan plan, Consumer<String> says, Runnable started) {
        this.plan = plan;
        this.says = says;
        this.started = started;
    }

    void start() {
        Thread.ofPlatform().daemon().name("supervisor-" + plan.title()).start(this::superviseUntilStopped);
    }

    ProcessPlan plan() {
        return plan;
    }

    /** How often it died one soon after the other. */
    int deaths() {
        return deaths;
    }

    /** Its process id, 0 while it is not there. */
    synchronized long processId() {
        return process == null || !process.isAlive() ? 0 : process.pid();
    }

    /** Asks it to end, without waiting. It is not started again. */
    void requestStop() {
        stopRequested.countDown();
        synchronized (this) {
            if (process != null) {
                process.destroy();
            }
        }
    }

    /** Asks it to end and waits; after the limit it is ended by force. Its process id is forgotten. */
    void stop(Duration limit) {
        requestStop();
        Process ending;
        synchronized (this) {
            ending = process;
        }
        if (ending == null) {
            return;
        }
        try {
            if (!ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                says.accept(
                        "%s did not end within %d s, ending it by force".formatted(plan.title(), limit.toSeconds()));
                ending.descendants().forEach(ProcessHandle::destroyForcibly);
                ending.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(plan.directory().processId(plan.title()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            says.accept("could not delete the process id of %s: %s".formatted(plan.title(), e.getMessage()));
        }
    }

    private void superviseUntilStopped() {
        try {
            while (superviseOnce()) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            deaths = Integer.MAX_VALUE;
            says.accept("%s could not be started: %s".formatted(plan.title(), e.getMessage()));
        }
    }

    private boolean superviseOnce() throws IOException, InterruptedException {
        long start = System.nanoTime();
        var running = launch();
        if (running == null) {
            return false;
        }
        started.run();
        int status = running.waitFor();
        if (stopRequested.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        var lived = Duration.ofNanos(System.nanoTime() - start);
        deaths = lived.compareTo(STEADY) > 0 ? 1 : deaths + 1;
        var pause = pauseAfter(deaths);
        says.accept("%s ended with status %d after %d s, starting it again in %d s; its log is %s"
                .formatted(plan.title(), status, lived.toSeconds(), pause.toSeconds(), plan.log()));
        return !stopRequested.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (stopRequested.getCount() == 0) {
            return null;
        }
        process = plan.start();
        return process;
    }

    /** 0, 1, 2, 4, 8, 16, 30, 30 ... seconds. */
    static Duration pauseAfter(int deaths) {
        var pause = deaths <= 1 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(deaths - 2, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
