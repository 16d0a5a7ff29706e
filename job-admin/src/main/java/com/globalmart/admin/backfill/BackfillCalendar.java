package com.globalmart.admin.backfill;

import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Business dates as sheets of a calendar.
 *
 * @param stages the stages of a night, in the order of the bars of a day
 * @param address where these sheets are asked for again
 * @param earlier where those before them are
 * @param later where those after them are; null behind the current month
 * @param summary how many dates stand how, in words
 */
record BackfillCalendar(
        List<Sheet> sheets,
        List<String> stages,
        String address,
        String earlier,
        @Nullable String later,
        String summary) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final int BAR = 8; // units from bar to bar

    /** A month: weeks of seven days, null where a week belongs to another month. */
    record Sheet(String name, List<List<@Nullable Day>> weeks) {}

    /**
     * A day of it.
     *
     * @param style of its state
     * @param bars how each stage stands
     * @param address its execution, or the plan of its night; null where there is nothing to look at
     * @param title what is told of it in words
     */
    record Day(
            int number,
            State state,
            String style,
            List<Bar> bars,
            @Nullable String address,
            String title) {}

    /** A stage of a day, as a bar. */
    record Bar(String style, int x) {}

    /**
     * Makes the sheets.
     *
     * @param dates every date of the months, in order
     * @param last the later of both months
     */
    static BackfillCalendar of(List<BusinessDate> dates, List<String> stages, YearMonth last, LocalDate today) {
        var byMonth = dates.stream()
                .collect(Collectors.groupingBy(date -> YearMonth.from(date.date()), TreeMap::new, Collectors.toList()));
        var sheets = byMonth.entrySet().stream()
                .map(month -> sheet(month.getKey(), month.getValue(), stages, today))
                .toList();
        return new BackfillCalendar(
                sheets,
                stages,
                address(last),
                address(last.minusMonths(1)),
                last.isBefore(YearMonth.from(today)) ? address(last.plusMonths(1)) : null,
                summary(dates, today));
    }

    private static Sheet sheet(YearMonth month, List<BusinessDate> dates, List<String> stages, LocalDate today) {
        var weeks = new ArrayList<List<@Nullable Day>>();
        var week = new ArrayList<@Nullable Day>();
        for (int before = 1; before < month.atDay(1).getDayOfWeek().getValue(); before++) {
            week.add(null);
        }
        for (var date : dates) {
            week.add(day(date, stages, today));
            if (date.date().getDayOfWeek() == DayOfWeek.SUNDAY) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        if (!week.isEmpty()) {
            while (week.size() < DayOfWeek.values().length) {
                week.add(null);
            }
            weeks.add(week);
        }
        return new Sheet(MONTH.format(month), weeks);
    }

    private static Day day(BusinessDate date, List<String> stages, LocalDate today) {
        var state = date.state(today);
        var stageStates = date.stageStates(stages, today);
        var bars = new ArrayList<Bar>();
        for (int at = 0; at < stageStates.size(); at++) {
            bars.add(new Bar(style(stageStates.get(at)), at * BAR));
        }
        return new Day(
                date.date().getDayOfMonth(),
                state.state(),
                style(state),
                bars,
                dayAddress(date, state),
                title(date, state, stages, stageStates));
    }

    private static String style(DateState state) {
        return state == DateState.NOT_OVER ? "not-over" : state.state().mark().style();
    }

    private static @Nullable String dayAddress(BusinessDate date, DateState state) {
        if (date.executionId() != null) {
            return "/executions/" + date.executionId();
        }
        return state == DateState.MISSING || state == DateState.BLOCKED
                ? "/backfill/plan?from=%s&to=%s&mode=missing".formatted(date.date(), date.date())
                : null;
    }

    /** {@code 14 Mar 2026: failed, execution 12; plan done, facts failed, publish blocked}. */
    private static String title(BusinessDate date, DateState state, List<String> stages, List<DateState> stageStates) {
        var title = new StringBuilder(
                "%s: %s".formatted(Words.day(date.date()), state.state().word()));
        if (date.executionId() != null) {
            title.append(", execution ").append(date.executionId());
        }
        if (state == DateState.FAILED || state == DateState.RUNNING) {
            for (int at = 0; at < stages.size(); at++) {
                title.append(at == 0 ? "; " : ", ")
                        .append(stages.get(at))
                        .append(' ')
                        .append(stageStates.get(at).state().word());
            }
        }
        return title.toString();
    }

    private static String summary(List<BusinessDate> dates, LocalDate today) {
        Map<DateState, Integer> counts = new EnumMap<>(DateState.class);
        dates.forEach(date -> counts.merge(date.state(today), 1, Integer::sum));
        counts.remove(DateState.NOT_OVER);
        return counts.entrySet().stream()
                .map(count -> Words.number(count.getValue()) + " "
                        + count.getKey().state().word())
                .collect(Collectors.joining(", "));
    }

    private static String address(YearMonth last) {
        return "/backfill?month=" + last;
    }
}
