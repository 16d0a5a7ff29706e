package com.globalmart.admin.live;

import com.globalmart.admin.page.Words;

/**
 * A minute beside a minute, as a picture draws them: one unit wide each, {@link #HEIGHT} units high where most happened.
 *
 * @param full outline of the full minutes, in the words of SVG
 * @param running outline of the running minute
 * @param label what it shows, for those who do not see it
 */
public record Strip(String full, String running, String label) {

    static final int WIDTH = LiveWindow.FULL + 1;
    static final int HEIGHT = 40;

    /** @param what goes before the numbers of the label */
    static Strip of(Series series, String what) {
        var full = new StringBuilder("M0 ").append(HEIGHT);
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int minute = 0; minute < LiveWindow.FULL; minute++) {
            full.append('V').append(top(series, minute)).append("h1");
            lowest = Math.min(lowest, series.at(minute));
            highest = Math.max(highest, series.at(minute));
        }
        full.append('V').append(HEIGHT).append('z');
        var running = "M%d %dV%dh1V%dz".formatted(LiveWindow.FULL, HEIGHT, top(series, LiveWindow.FULL), HEIGHT);
        var label = "%s, a minute, over the last 60 full minutes: at least %s, at most %s"
                .formatted(what, Words.number(lowest), Words.number(highest));
        return new Strip(full.toString(), running, label);
    }

    /** Where the top of a minute is, from above. Whatever happened at all can be seen. */
    private static long top(Series series, int minute) {
        long events = series.at(minute);
        if (events == 0) {
            return HEIGHT;
        }
        return HEIGHT - Math.max(2, Math.round(HEIGHT * (double) events / series.highest()));
    }
}
