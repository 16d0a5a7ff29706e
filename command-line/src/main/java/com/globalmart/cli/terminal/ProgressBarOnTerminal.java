package com.globalmart.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves on the terminal's last line, and goes away at the end. */
final class ProgressBarOnTerminal implements Progress {

    private final ProgressBar bar;

    ProgressBarOnTerminal(String task, long total) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total == 0 ? -1 : total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish()
                .hideEta()
                .build();
    }

    @Override
    public void at(long done, String doing) {
        bar.stepTo(done);
        bar.setExtraMessage(" " + doing);
    }

    @Override
    public void close() {
        bar.close();
    }
}
