package com.globalmart.cli.terminal;

import java.time.Duration;

/** A line every few seconds, for logs and pipes. Work that is done sooner leaves no line. */
final class ProgressLines implements Progress {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final String task;
    private final long total;
    private long lastLine = System.nanoTime();

    ProgressLines(String task, long total) {
        this.task = task;
        this.total = total;
    }

    @Override
    public void at(long done, String doing) {
        if (System.nanoTime() - lastLine < EVERY.toNanos()) {
            return;
        }
        lastLine = System.nanoTime();
        var howFar =
                total == 0 ? "" : " %s of %s,".formatted(Terminal.number(done), Terminal.number(Math.max(done, total)));
        Terminal.say("%s:%s %s", task, howFar, doing);
    }

    @Override
    public void close() {
        // lines stay where they are
    }
}
