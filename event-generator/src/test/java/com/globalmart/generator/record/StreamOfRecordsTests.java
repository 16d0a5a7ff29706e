package com.globalmart.generator.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StreamOfRecordsTests {

    private static final Shop SHOP = Shop.of(1, 20_000, 2000);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-14T23:00:00Z"));
    private final List<Outgoing> sent = new ArrayList<>();

    @Test
    void opensWithEverythingWhereThatIsWanted() {
        stream(ProfileChoice.ALL).open(sent::add);
        int all = sent.size();
        stream(ProfileChoice.CHANGES).open(sent::add);

        assertThat(all).isGreaterThan(20_000);
        assertThat(sent).hasSize(all);
    }

    @Test
    void tellsChangesWhenTheirTimeHasComeAlsoOnTheNextDay() {
        StreamOfRecords stream = stream(ProfileChoice.CHANGES);

        stream.tellChanges(sent::add);
        assertThat(sent).isEmpty();

        pass(Duration.ofMinutes(59));
        stream.tellChanges(sent::add);
        int beforeMidnight = sent.size();
        pass(Duration.ofHours(12));
        stream.tellChanges(sent::add);

        assertThat(beforeMidnight).isPositive();
        assertThat(sent)
                .hasSizeGreaterThan(3 * beforeMidnight)
                .allSatisfy(outgoing -> assertThat(outgoing.message().at()).isBeforeOrEqualTo(now.get()));
    }

    @Test
    void stampsEventsNowAndLateOnesBeforeTheDay() {
        StreamOfRecords stream = stream(ProfileChoice.NONE);
        for (int i = 0; i < 5000; i++) {
            pass(Duration.ofMillis(20));
            sent.add(stream.nextEvent());
        }

        Instant day = Instant.parse("2026-03-14T00:00:00Z");
        assertThat(sent).extracting(Outgoing::planted).contains(Planted.values());
        assertThat(sent)
                .filteredOn(outgoing -> outgoing.planted() == Planted.LATE)
                .allSatisfy(late -> assertThat(late.message().at()).isBefore(day));
        assertThat(sent)
                .filteredOn(outgoing -> outgoing.planted() == Planted.NONE)
                .allSatisfy(event ->
                        assertThat(event.message().at()).isBetween(Instant.parse("2026-03-14T23:00:00Z"), now.get()));
    }

    @Test
    void usesNewIdsWhenItIsStartedAgain() {
        String first = stream(ProfileChoice.NONE).nextEvent().message().id();
        pass(Duration.ofSeconds(1));

        assertThat(stream(ProfileChoice.NONE).nextEvent().message().id()).isNotEqualTo(first);
    }

    private StreamOfRecords stream(ProfileChoice choice) {
        return new StreamOfRecords(1, SHOP, 50, choice, Shares.all(0.02), now::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
