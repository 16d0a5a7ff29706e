package com.globalmart.batch.dimension.date;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import de.focus_shift.jollyday.core.util.ResourceUtil;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;

class NationalCalendarTests {

    static Stream<Arguments> holidays() {
        return Stream.of(
                argumentSet("a fixed day", "USA", "2025-07-04", "Independence Day"),
                argumentSet("a Saturday kept on the Friday before", "USA", "2026-07-03", "Independence Day"),
                argumentSet("New Year's Day kept in the year before", "USA", "2021-12-31", "New Year's Day"),
                argumentSet("a fourth Thursday", "USA", "2026-11-26", "Thanksgiving Day"),
                argumentSet("the day after Christmas", "UK", "2025-12-26", "Boxing Day"),
                argumentSet("a Saturday kept on the Monday after", "UK", "2026-12-28", "Boxing Day"),
                argumentSet("by the calendar of Easter", "UK", "2026-04-03", "Good Friday"),
                argumentSet("May Day in Germany", "Germany", "2026-05-01", "Labour day"),
                argumentSet("a Saturday kept as it falls", "Germany", "2026-10-03", "German Unity Day"),
                argumentSet("May Day in France", "France", "2026-05-01", "Labour day"),
                argumentSet("Bastille Day", "France", "2026-07-14", "National Day"),
                argumentSet("New Year's Day in Japan", "Japan", "2026-01-01", "New Year's Day"),
                argumentSet("a holiday that the library has no name for", "Gibraltar", "2026-02-16", "Public holiday"),
                argumentSet("two on one day, by name", "Germany", "2008-05-01", "Ascension Day, Labour day"));
    }

    @ParameterizedTest
    @MethodSource("holidays")
    void namesTheHolidaysOfTheCountry(String country, LocalDate day, String name) {
        assertThat(holidays(country, day.getYear())).containsEntry(day, name);
    }

    static Stream<Arguments> workdays() {
        return Stream.of(
                argumentSet("a Saturday whose holiday is kept on the Friday", "USA", "2026-07-04"),
                argumentSet("New Year's Day when it was kept the day before", "USA", "2022-01-01"),
                argumentSet("Epiphany, a holiday in three states only", "Germany", "2026-01-06"),
                argumentSet("St Andrew's Day, a holiday in Scotland only", "UK", "2026-11-30"),
                argumentSet("Christmas Eve, which is no public holiday", "Austria", "2026-12-24"),
                argumentSet("Juneteenth before it was a holiday", "USA", "2020-06-19"));
    }

    @ParameterizedTest
    @MethodSource("workdays")
    void leavesOutWhatIsNoHolidayInTheWholeCountry(String country, LocalDate day) {
        assertThat(holidays(country, day.getYear())).isNotEmpty().doesNotContainKey(day);
    }

    @Test
    void hasNoDayOfAnotherYear() {
        assertThat(holidays("USA", 2022).keySet())
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.getYear()).isEqualTo(2022));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "KR", "UNKNOWN"})
    void isUnknownForCountriesThatTheLibraryHasNot(String country) {
        assertThat(NationalCalendar.of(country)).isEmpty();
    }

    @Test
    void speaksEnglishOnEveryMachine() {
        var before = Locale.getDefault();
        forgetNames();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(holidays("Austria", 2026)).containsEntry(LocalDate.parse("2026-10-26"), "National Day");
        } finally {
            Locale.setDefault(before);
            forgetNames();
        }
    }

    /** The library remembers names as it found them first, which another test may have asked for. */
    private static void forgetNames() {
        var remembered = (Map<?, ?>) ReflectionTestUtils.getField(ResourceUtil.class, "HOLIDAY_DESCRIPTION_CACHE");
        requireNonNull(remembered).clear();
    }

    private static SortedMap<LocalDate, String> holidays(String country, int year) {
        return NationalCalendar.of(country).orElseThrow().holidays(year);
    }
}
