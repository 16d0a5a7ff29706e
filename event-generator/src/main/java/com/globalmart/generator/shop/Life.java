package com.globalmart.generator.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a customer or product begins, changes, goes and comes back. Changes come at even steps; a few go away for thirty days
 * every four hundred. Everything is reckoned from the seed, so any moment can be asked for without the moments before it.
 *
 * @param beginSeconds the first moment, in seconds since 1970
 * @param stepSeconds from one change to the next
 * @param awayAfterSeconds from the beginning to the first absence, or -1 for those that never go
 */
public record Life(long beginSeconds, long stepSeconds, long awayAfterSeconds) {

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long AWAY_CYCLE = 400 * DAY;
    private static final long AWAY_FOR = 30 * DAY;
    private static final long NEVER = -1;
    private static final long OPENED = Instant.parse("2012-01-01T00:00:00Z").getEpochSecond();
    private static final long GROWS_SLOWLY =
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final long GROWS_NO_MORE =
            Instant.parse("2032-01-01T00:00:00Z").getEpochSecond();

    /**
     * A life of the shop: nearly all begin from 2012 to 2025, evenly, the rest from 2026 to 2031.
     *
     * @param newShare how many begin after 2025, as a share
     * @param leastStepDays shortest time between changes
     * @param mostStepDays longest time between changes
     * @param awayShare how many go away now and then, as a share
     */
    static Life of(Seed seed, double newShare, int leastStepDays, int mostStepDays, double awayShare) {
        long begin = seed.at("new").fraction() < newShare
                ? between(GROWS_SLOWLY, GROWS_NO_MORE, seed.at("begin"))
                : between(OPENED, GROWS_SLOWLY, seed.at("begin"));
        long step = (leastStepDays + seed.at("step").below(mostStepDays - leastStepDays + 1)) * DAY;
        long away = seed.at("away").fraction() < awayShare
                ? DAY + (long) (seed.at("away from").fraction() * (AWAY_CYCLE - AWAY_FOR - 2 * DAY))
                : NEVER;
        return new Life(begin, step, away);
    }

    public Instant begin() {
        return Instant.ofEpochSecond(beginSeconds);
    }

    /** Whether it has begun and is not away. */
    public boolean isPresent(Instant at) {
        long seconds = at.getEpochSecond();
        return seconds >= beginSeconds && !isAway(seconds);
    }

    /** How many changes there have been, from 0. */
    int step(Instant at) {
        return (int) Math.max(0, (at.getEpochSecond() - beginSeconds) / stepSeconds);
    }

    /** The newest moment, not after the given one, at which the profile became what it is. Only for those who are present. */
    public Instant profileSince(Instant at) {
        long seconds = at.getEpochSecond();
        long changed = seconds - (seconds - beginSeconds) % stepSeconds;
        if (awayAfterSeconds == NEVER || seconds < firstAway()) {
            return Instant.ofEpochSecond(changed);
        }
        long cameBack = seconds - (seconds - firstAway()) % AWAY_CYCLE + AWAY_FOR;
        long lastBack = cameBack <= seconds ? cameBack : cameBack - AWAY_CYCLE;
        return Instant.ofEpochSecond(Math.max(changed, lastBack));
    }

    /** What happens from {@code from} on and before {@code to}, in no order. */
    public List<Moment> moments(Instant from, Instant to) {
        long first = from.getEpochSecond();
        long end = to.getEpochSecond();
        List<Moment> moments = List.of();
        for (long at = next(beginSeconds, stepSeconds, first); at < end; at += stepSeconds) {
            moments = isAway(at) ? moments : with(moments, at, false);
        }
        if (awayAfterSeconds == NEVER) {
            return moments;
        }
        for (long at = next(firstAway(), AWAY_CYCLE, first); at < end; at += AWAY_CYCLE) {
            moments = with(moments, at, true);
        }
        for (long at = next(firstAway() + AWAY_FOR, AWAY_CYCLE, first); at < end; at += AWAY_CYCLE) {
            moments = with(moments, at, false);
        }
        return moments;
    }

    private boolean isAway(long seconds) {
        return awayAfterSeconds != NEVER && seconds >= firstAway() && (seconds - firstAway()) % AWAY_CYCLE < AWAY_FOR;
    }

    private long firstAway() {
        return beginSeconds + awayAfterSeconds;
    }

    /** The first of {@code start, start + every, ...} that is not before {@code from}. */
    private static long next(long start, long every, long from) {
        return from <= start ? start : start + Math.ceilDiv(from - start, every) * every;
    }

    private static long between(long from, long to, Seed seed) {
        return from + (long) (seed.fraction() * (to - from));
    }

    private static List<Moment> with(List<Moment> moments, long at, boolean leaves) {
        List<Moment> more = moments.isEmpty() ? new ArrayList<>(2) : moments;
        more.add(new Moment(Instant.ofEpochSecond(at), leaves));
        return more;
    }

    /**
     * Something that the shop says about a customer or product.
     *
     * @param at from when on it is so, in whole seconds
     * @param leaves whether it goes away; otherwise its whole profile is told
     */
    public record Moment(Instant at, boolean leaves) {}
}
