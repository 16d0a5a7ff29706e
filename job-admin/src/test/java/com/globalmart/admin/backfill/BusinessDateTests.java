package com.globalmart.admin.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.execution.ExecutionStatus;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDateTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");
    private static final List<String> STAGES = List.of("plan", "facts", "publish");

    @ParameterizedTest
    @CsvSource({
        "2026-03-14, true, false, COMPLETED, DONE",
        "2026-03-14, true, false, STARTED, RUNNING",
        "2026-03-14, false, false, FAILED, FAILED",
        "2026-03-14, false, true, STOPPED, FAILED",
        "2026-03-14, false, true, , BLOCKED",
        "2026-03-14, false, false, , MISSING",
        "2026-03-15, false, false, , NOT_OVER"
    })
    void saysHowADateStands(
            LocalDate date,
            boolean isPublished,
            boolean isBlocked,
            @Nullable ExecutionStatus status,
            DateState expected) {
        var businessDate =
                new BusinessDate(date, isPublished, isBlocked, status == null ? null : 7L, status, List.of());

        assertThat(businessDate.state(TODAY)).isEqualTo(expected);
    }

    @Test
    void saysWhichStageFailedAndWhichOnesItBlocks() {
        var date = date(
                ExecutionStatus.FAILED,
                new BusinessDate.Stage("plan", 2, 2, false, false),
                new BusinessDate.Stage("facts", 3, 1, true, false));

        assertThat(date.stageStates(STAGES, TODAY))
                .containsExactly(DateState.DONE, DateState.FAILED, DateState.BLOCKED);
    }

    @Test
    void saysWhichStageRuns() {
        var date = date(
                ExecutionStatus.STARTED,
                new BusinessDate.Stage("plan", 2, 2, false, false),
                new BusinessDate.Stage("facts", 3, 1, false, true));

        assertThat(date.stageStates(STAGES, TODAY))
                .containsExactly(DateState.DONE, DateState.RUNNING, DateState.MISSING);
    }

    @Test
    void laysDatesOutInWeeksThatBeginOnMonday() {
        var march = YearMonth.parse("2026-03");
        var dates = march.atDay(1)
                .datesUntil(march.plusMonths(1).atDay(1))
                .map(day -> new BusinessDate(day, day.isBefore(TODAY), false, null, null, List.of()))
                .toList();

        var calendar = BackfillCalendar.of(dates, STAGES, march, TODAY);

        assertThat(calendar.summary()).isEqualTo("14 done");
        assertThat(calendar.later()).isNull();
        assertThat(calendar.sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.name()).isEqualTo("March 2026");
            assertThat(sheet.weeks())
                    .hasSize(6)
                    .allSatisfy(week -> assertThat(week).hasSize(7));
            assertThat(sheet.weeks().getFirst().subList(0, 6)).containsOnlyNulls();
            assertThat(sheet.weeks().getFirst().getLast())
                    .extracting(BackfillCalendar.Day::title)
                    .isEqualTo("1 Mar 2026: done");
        });
    }

    private static BusinessDate date(ExecutionStatus status, BusinessDate.Stage... stages) {
        return new BusinessDate(LocalDate.parse("2026-03-14"), false, false, 7L, status, List.of(stages));
    }
}
