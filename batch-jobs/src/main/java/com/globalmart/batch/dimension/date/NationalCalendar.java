package com.globalmart.batch.dimension.date;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.core.util.ResourceUtil;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The national public holidays of a country, as the library Jollyday has them; those of single states are left out. The
 * library is loaded with the first calendar that somebody asks for.
 */
final class NationalCalendar {

    /** The library's own texts are English; for the language English it would fall back to that of this machine. */
    private static final Locale ENGLISH = Locale.ROOT;

    private final HolidayManager library;

    private NationalCalendar(HolidayManager library) {
        this.library = library;
    }

    /** The calendar of a country as events name it; empty where the name is no country's or the library has no calendar. */
    static Optional<NationalCalendar> of(String country) {
        return CountryCode.of(country)
                .filter(HolidayManager.getSupportedCalendarCodes()::contains)
                .map(code -> ManagerParameters.create(code.toLowerCase(Locale.ROOT)))
                .map(HolidayManager::getInstance)
                .map(NationalCalendar::new);
    }

    /**
     * The names of the holidays that are kept on days of a calendar year, by day; of several on one day all, in alphabetical
     * order, parted by commas.
     */
    SortedMap<LocalDate, String> holidays(int year) {
        // New Year's Day may be kept on a day of the year before
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(Year::of)
                .flatMap(near -> library.getHolidays(near, HolidayType.PUBLIC_HOLIDAY).stream())
                .filter(holiday -> holiday.getDate().getYear() == year)
                .collect(groupingBy(
                        Holiday::getDate,
                        TreeMap::new,
                        mapping(
                                NationalCalendar::name,
                                collectingAndThen(toCollection(TreeSet::new), names -> String.join(", ", names)))));
    }

    private static String name(Holiday holiday) {
        var name = holiday.getDescription(ENGLISH);
        return name.equals(ResourceUtil.UNDEFINED) ? "Public holiday" : name;
    }
}
