package com.globalmart.admin.live;

/** How often something happened in each minute of the window; a minute that nobody counted is 0. */
final class Series {

    private final long[] minutes = new long[LiveWindow.FULL + 1];

    void add(int minute, long events) {
        minutes[minute] += events;
    }

    void addAll(Series other) {
        for (int minute = 0; minute < minutes.length; minute++) {
            minutes[minute] += other.minutes[minute];
        }
    }

    long at(int minute) {
        return minutes[minute];
    }

    /** Over the full minutes: the running one does not count. */
    long hour() {
        long sum = 0;
        for (int minute = 0; minute < LiveWindow.FULL; minute++) {
            sum += minutes[minute];
        }
        return sum;
    }

    /** In the newest full minute. */
    long lastMinute() {
        return minutes[LiveWindow.FULL - 1];
    }

    /** Of all minutes, the running one too. */
    long highest() {
        long highest = 0;
        for (long events : minutes) {
            highest = Math.max(highest, events);
        }
        return highest;
    }
}
