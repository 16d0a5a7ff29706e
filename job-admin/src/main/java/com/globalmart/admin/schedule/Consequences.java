package com.globalmart.admin.schedule;

import com.globalmart.admin.page.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an action on schedules will do, in sentences with numbers. */
final class Consequences {

    private static final int MOST_NAMED = 5;

    private Consequences() {}

    static List<String> ofPause(Schedule schedule) {
        return List.of(
                schedule.next() == null
                        ? "It fires no more."
                        : "It fires no more until it is resumed: the next time would be %s."
                                .formatted(Words.moment(schedule.next())),
                "Times that come meanwhile are missed; when it is resumed, " + madeUp(schedule),
                "What it has asked for already goes on.");
    }

    static List<String> ofResume(Schedule schedule, Instant now) {
        return List.of("It fires again.", missed(schedule, now));
    }

    static List<String> ofFreeze(List<Schedule> all) {
        var firing = names(all.stream().filter(schedule -> !schedule.isPaused()).toList());
        var paused = all.stream().filter(Schedule::isPaused).toList();
        var sentences = new ArrayList<String>();
        sentences.add(
                firing.isEmpty()
                        ? "No schedule fires now, so none is held."
                        : "No schedule fires until all are released. Held are " + firing + ".");
        if (!paused.isEmpty()) {
            sentences.add("Paused before, and so afterwards: %s.".formatted(names(paused)));
        }
        sentences.add("Times that come meanwhile are missed; the release tells which, and they are made up for then.");
        sentences.add("Runs go on, and what people ask for is carried out.");
        return sentences;
    }

    static List<String> ofRelease(List<Schedule> all, Freeze freeze, Instant now) {
        var sentences = new ArrayList<String>();
        for (var schedule : all) {
            if (!schedule.isHeld()) {
                continue;
            }
            sentences.add(
                    schedule.isPaused()
                            ? "%s fires again. %s".formatted(schedule.name(), missed(schedule, now))
                            : "%s was resumed since, and goes on as it is.".formatted(schedule.name()));
        }
        var others = all.stream()
                .filter(schedule -> !freeze.held().contains(schedule.name()) && schedule.isPaused())
                .toList();
        if (!others.isEmpty()) {
            sentences.add("Paused before the freeze, and still: %s.".formatted(names(others)));
        }
        return sentences;
    }

    static List<String> ofFire(Schedule schedule, String night, List<String> ofThatNight) {
        var sentences = new ArrayList<String>();
        sentences.add(
                night.isEmpty()
                        ? "%s is launched now.".formatted(schedule.name())
                        : "%s of %s is launched now: the day that is over, by the calendar of %s. For another date use its launch form on the page Jobs."
                                .formatted(schedule.name(), night, schedule.timeZone()));
        sentences.addAll(ofThatNight);
        if (schedule.usual().isKnown()) {
            sentences.add("It usually takes %s.".formatted(schedule.usual().words()));
        }
        sentences.add("The schedule itself stays as it is, and fires at its next time.");
        return sentences;
    }

    /** What it has missed, and what becomes of that once it fires again. */
    private static String missed(Schedule schedule, Instant now) {
        var missed = schedule.missed(now);
        if (missed.isEmpty()) {
            return schedule.next() == null
                    ? "It has missed nothing."
                    : "It has missed nothing and next fires %s.".formatted(Words.moment(schedule.next()));
        }
        var named = missed.stream().limit(MOST_NAMED).map(Words::moment).collect(Collectors.joining("; "));
        var others = missed.size() - MOST_NAMED;
        return "It has missed %s: %s%s. As soon as it fires, %s"
                .formatted(
                        Words.count(missed.size(), "time"),
                        named,
                        others > 0 ? " and %d more".formatted(others) : "",
                        madeUp(schedule));
    }

    private static String madeUp(Schedule schedule) {
        return schedule.isEveryTimeMadeUp()
                ? "each missed time is made up for, one launch after the other."
                : "all missed times together are made up for by one launch.";
    }

    private static String names(List<Schedule> schedules) {
        return schedules.stream().map(Schedule::name).collect(Collectors.joining(", "));
    }
}
