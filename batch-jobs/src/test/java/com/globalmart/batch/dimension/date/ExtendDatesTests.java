package com.globalmart.batch.dimension.date;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Days and holidays as readers see them after a night, from an empty date dimension on. */
@NightlyTest
@ExtendWith(OutputCaptureExtension.class)
class ExtendDatesTests {

    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    @Autowired
    private Holidays holidays;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final JdbcTemplate reader = Databases.as(Database.WAREHOUSE, "bi_reader");

    @BeforeEach
    void empty() {
        landing.reset();
        warehouse.execute("truncate warehouse.dim_date, warehouse.holiday");
    }

    @AfterEach
    void asItWas() {
        warehouse.execute("""
                delete from warehouse.dim_geography where geography_key > 5;
                delete from warehouse.holiday where country not in (select country from warehouse.dim_geography)
                """);
    }

    @Test
    void addsTheWholeYearsOfTheLoadsDays() {
        landing.view(id(1), Instant.parse("2020-12-31T23:59:59Z"), "anna", "lamp", 5);
        landing.view(id(2), Instant.parse("2024-07-01T12:00:00Z"), "anna", "lamp", 5);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(
                        texts(
                                "select format('%s to %s: %s', min(day), max(day), count(*)) from bi.dates group by year order by 1"))
                .containsExactly(
                        "2020-01-01 to 2020-12-31: 366",
                        "2024-01-01 to 2024-12-31: 366",
                        "2026-01-01 to 2026-12-31: 365");
    }

    @Test
    void knowsWeeksThatBelongToAnotherYearAndQuarters() {
        landing.view(id(1), Instant.parse("2020-12-31T12:00:00Z"), "anna", "lamp", 5);
        landing.view(id(2), Instant.parse("2021-01-01T12:00:00Z"), "anna", "lamp", 5);
        landing.view(id(3), Instant.parse("2024-12-30T12:00:00Z"), "anna", "lamp", 5);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(texts("""
                        select format('%s is in week %s of %s, %s, quarter %s of %s, %s', day, iso_week, iso_week_year, day_name,
                                      quarter, year, case when is_weekend then 'weekend' else 'no weekend' end)
                        from bi.dates
                        where day in ('2020-12-31', '2021-01-01', '2021-01-03', '2021-01-04', '2024-02-29', '2024-12-29',
                                      '2024-12-30', '2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01')
                        order by day
                        """))
                .containsExactly(
                        "2020-12-31 is in week 53 of 2020, Thursday, quarter 4 of 2020, no weekend",
                        "2021-01-01 is in week 53 of 2020, Friday, quarter 1 of 2021, no weekend",
                        "2021-01-03 is in week 53 of 2020, Sunday, quarter 1 of 2021, weekend",
                        "2021-01-04 is in week 1 of 2021, Monday, quarter 1 of 2021, no weekend",
                        "2024-02-29 is in week 9 of 2024, Thursday, quarter 1 of 2024, no weekend",
                        "2024-12-29 is in week 52 of 2024, Sunday, quarter 4 of 2024, weekend",
                        "2024-12-30 is in week 1 of 2025, Monday, quarter 4 of 2024, no weekend",
                        "2026-03-31 is in week 14 of 2026, Tuesday, quarter 1 of 2026, no weekend",
                        "2026-04-01 is in week 14 of 2026, Wednesday, quarter 2 of 2026, no weekend",
                        "2026-09-30 is in week 40 of 2026, Wednesday, quarter 3 of 2026, no weekend",
                        "2026-10-01 is in week 40 of 2026, Thursday, quarter 4 of 2026, no weekend");
    }

    @Test
    void addsTheHolidaysOfEveryCountryAndYear() {
        landing.view(id(1), Instant.parse("2021-06-01T12:00:00Z"), "anna", "lamp", 5);

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(texts("""
                        select format('%s %s', country, extract(year from day)) from bi.holidays group by 1 order by 1
                        """))
                .containsExactly(
                        "France 2021",
                        "France 2026",
                        "Germany 2021",
                        "Germany 2026",
                        "Japan 2021",
                        "Japan 2026",
                        "UK 2021",
                        "UK 2026",
                        "USA 2021",
                        "USA 2026");
        assertThat(texts("""
                        select format('%s %s: %s', country, day, holiday_name) from bi.holidays
                        where day in ('2026-01-01', '2026-05-01', '2021-12-31') order by 1
                        """))
                .containsExactly(
                        "France 2026-01-01: New Year's Day",
                        "France 2026-05-01: Labour day",
                        "Germany 2026-01-01: New Year's Day",
                        "Germany 2026-05-01: Labour day",
                        "Japan 2026-01-01: New Year's Day",
                        "UK 2026-01-01: New Year's Day",
                        "USA 2021-12-31: New Year's Day",
                        "USA 2026-01-01: New Year's Day");
    }

    @Test
    void rewritesNothingInALaterNight() {
        operators.run("nightly", DAY);
        var days = physicalRows("dim_date");
        var kept = physicalRows("holiday");
        assertThat(holidays.missingYears()).as("what a later night asks for").isEmpty();

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(physicalRows("dim_date")).hasSize(365).isEqualTo(days);
        assertThat(physicalRows("holiday")).isNotEmpty().isEqualTo(kept);
        assertThat(written()).isZero();
    }

    @Test
    void addsTheHolidaysOfANewCountryToYearsThatAreThere() {
        landing.view(id(1), Instant.parse("2021-06-01T12:00:00Z"), "anna", "lamp", 5);
        operators.run("nightly", DAY);
        var before = physicalRows("holiday");
        country("Canada");

        assertThat(operators.run("nightly", DAY.plusDays(1))).isEqualTo("COMPLETED");

        assertThat(texts("""
                        select day::text from bi.holidays where country = 'Canada' and holiday_name = 'Canada Day' order by day
                        """)).containsExactly("2021-07-01", "2026-07-01");
        assertThat(written()).isEqualTo(count("bi.holidays where country = 'Canada'"));
        assertThat(physicalRows("holiday")).containsAll(before);
    }

    @Test
    void namesTheCountriesWhoseHolidaysNobodyKnowsAndGoesOn(CapturedOutput output) {
        country("Lemuria");
        country("Atlantis");

        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(output.getOut().lines().filter(line -> line.contains("no public holidays of")))
                .singleElement()
                .asString()
                .contains("WARN", "no public holidays of Atlantis, Lemuria:");
        assertThat(count("bi.holidays where country in ('Atlantis', 'Lemuria')"))
                .isZero();
        assertThat(count("bi.holidays where country = 'USA'")).isPositive();
    }

    @Test
    void takesNoMemberThatStandsForNoCountry(CapturedOutput output) {
        assertThat(operators.run("nightly", DAY)).isEqualTo("COMPLETED");

        assertThat(output.getOut()).doesNotContain("no public holidays of");
    }

    /** Reference data as the job {@code reference} leaves it. */
    private void country(String name) {
        warehouse.update("""
                insert into warehouse.dim_geography (country, region, continent, currency, time_zone, valid_from)
                values (?, 'Somewhere', 'Somewhere', 'USD', 'UTC', '0001-01-01T00:00Z')
                """, name);
    }

    /** Each row with the place and transaction of its last change. */
    private List<String> physicalRows(String table) {
        return texts("select format('%%s %%s %%s', ctid, xmin, t) from warehouse.%s as t order by day, t::text"
                .formatted(table));
    }

    /** Rows that the step has written in the last execution. */
    private long written() {
        return warehouse.queryForObject("""
                        select write_count from ops.batch_step_execution
                        where step_name = 'extendDates' and job_execution_id = (select max(job_execution_id) from ops.batch_job_execution)
                        """, Long.class);
    }

    private long count(String rows) {
        return reader.queryForObject("select count(*) from " + rows, Long.class);
    }

    private List<String> texts(String sql) {
        return warehouse.queryForList(sql, String.class);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    }
}
