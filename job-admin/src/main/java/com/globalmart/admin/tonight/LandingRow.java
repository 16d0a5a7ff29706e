package com.globalmart.admin.tonight;

import com.globalmart.admin.landing.LandingRates;
import com.globalmart.admin.landing.TopicLag;
import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.Sparkline;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.Clock;
import java.time.Duration;

/**
 * How far landing is behind one topic, as a page shows it.
 *
 * @param lag records, in words
 * @param rate records a second, in words
 * @param curve the rate since the console started, for an hour at most
 * @param seen how long ago the end of the log was looked at
 */
public record LandingRow(
        String topic, State state, String lag, String partitions, String rate, Sparkline curve, String seen) {

    /** An end of the log that nobody has looked at for so long says nothing any more. */
    private static final Duration STALE = Duration.ofMinutes(2);

    static LandingRow of(TopicLag topic, LandingRates.Rate rate, Clock clock) {
        var age = Duration.between(topic.seenAt(), clock.instant());
        return new LandingRow(
                topic.topic(),
                state(topic.lag(), age),
                Words.number(topic.lag()),
                Words.number(topic.partitions()),
                Words.number(rate.perSecond()),
                rate.curve(),
                Words.ago(age));
    }

    private static State state(long lag, Duration age) {
        if (age.compareTo(STALE) > 0) {
            return new State("not watched", Mark.WARN, "Ingest has not looked at the end of this log for 2 minutes.");
        }
        return lag == 0
                ? new State("up to date", Mark.GOOD, "Everything that the log held has landed.")
                : new State("behind", Mark.BUSY, "The log held records that had not landed yet.");
    }
}
