package com.globalmart.generator.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.event.Deletion;
import com.globalmart.generator.event.Statement;
import com.globalmart.generator.profile.Profiles.Told;
import com.globalmart.generator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private final Profiles profiles = new Profiles(Shop.of(1, 20_000, 5000), true);

    @Test
    void tellOfNearlyEveryoneAndEverythingBeforeTheDay() {
        List<Statement> all = all(DAY);

        assertThat(all).hasSizeBetween(24_000, 25_000).allSatisfy(statement -> {
            assertThat(statement.at()).isBefore(startOf(DAY));
            assertThat(statement).isNotInstanceOf(Deletion.class);
        });
        assertThat(all.stream().map(Statement::key).distinct()).hasSameSizeAs(all);
    }

    @Test
    void tellEachDayWhatChanged() {
        List<Told> told = profiles.during(DAY);

        assertThat(told)
                .hasSizeGreaterThan(50)
                .isSortedAccordingTo((a, b) -> a.when().compareTo(b.when()));
        assertThat(told).allSatisfy(each -> {
            assertThat(each.when())
                    .isBetween(startOf(DAY), startOf(DAY.plusDays(1)).minusSeconds(1));
            assertThat(each.statement().at()).isBetween(each.when().minus(Duration.ofDays(5)), each.when());
        });
    }

    @Test
    void tellSomeOfItLateAndDeleteInBothWays() {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            told.addAll(profiles.during(DAY.plusDays(i)));
        }

        assertThat(told).anyMatch(each -> each.statement().at().isBefore(each.when()));
        assertThat(told).anyMatch(each -> each.statement() instanceof Deletion deletion && deletion.isTombstone());
        assertThat(told).anyMatch(each -> each.statement() instanceof Deletion deletion && !deletion.isTombstone());
    }

    @Test
    void leadFromOneDayToAnother() {
        int days = 30;
        Map<String, Statement> known = new HashMap<>();
        all(DAY).forEach(statement -> hear(known, statement));
        for (int i = 0; i < days + 5; i++) { // five more, for what is told late
            profiles.during(DAY.plusDays(i)).stream()
                    .map(Told::statement)
                    .filter(statement -> statement.at().isBefore(startOf(DAY.plusDays(days))))
                    .forEach(statement -> hear(known, statement));
        }

        known.values().removeIf(Deletion.class::isInstance);
        assertThat(known.values()).containsExactlyInAnyOrderElementsOf(all(DAY.plusDays(days)));
    }

    /** The newest word about a key counts, whenever it is heard. */
    private static void hear(Map<String, Statement> known, Statement statement) {
        known.merge(statement.key(), statement, (old, other) -> old.at().isAfter(other.at()) ? old : other);
    }

    private List<Statement> all(LocalDate day) {
        List<Statement> all = new ArrayList<>();
        profiles.all(startOf(day), all::add);
        return all;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
