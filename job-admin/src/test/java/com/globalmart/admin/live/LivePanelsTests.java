package com.globalmart.admin.live;

import static com.globalmart.jooq.realtime.Tables.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.globalmart.admin.LiveRows;
import com.globalmart.admin.Rows;
import com.globalmart.admin.TestDatabases;
import com.globalmart.admin.live.CountryRow.Sales;
import com.globalmart.admin.live.LivePanel.Fact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a clock that stands 30 seconds into a minute, and as the role that the console has. */
class LivePanelsTests {

    private final Instant running = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
    private final Instant now = running.plusSeconds(30);
    private final Rows rows = new Rows();
    private final LiveRows live = new LiveRows(rows);
    private final LivePanels panels = new LivePanels(
            new LiveCounters(DSL.using(TestDatabases.server().jdbcUrl("realtime", "console_app"))),
            Clock.fixed(now, ZoneOffset.UTC));

    @BeforeEach
    void emptyTables() {
        rows.fresh();
        live.watched(now);
    }

    @Test
    void countsSixtyFullMinutesAndLeavesTheRunningOneOut() {
        live.sales(minutesAgo(61), "Japan", "JPY", 1_000, "1000");
        live.sales(minutesAgo(60), "Japan", "JPY", 1, "100");
        live.sales(minutesAgo(1), "Japan", "JPY", 20, "2000");
        live.sales(running, "Japan", "JPY", 300, "30000");

        var japan = country("Japan");

        assertThat(japan.orders().hour()).isEqualTo("21");
        assertThat(japan.orders().minute()).isEqualTo("20");
        assertThat(japan.sales()).extracting(Sales::hour, Sales::minute).containsExactly(tuple("2,100", "2,000"));
        assertThat(japan.orders().strip().running()).isEqualTo("M60 40V0h1V40z");
        assertThat(fact("Newest event").detail()).isEqualTo("in the running minute");
    }

    @Test
    void neverAddsAmountsOfDifferentCurrencies() {
        live.sales(minutesAgo(1), "Germany", "EUR", 2, "10.25");
        live.sales(minutesAgo(2), "France", "EUR", 2, "1234.5");
        live.sales(minutesAgo(2), "Japan", "JPY", 1, "7000.4");
        live.sales(minutesAgo(2), "Japan", "USD", 1, "5.005");
        live.sales(minutesAgo(2), "Japan", "", 1, "3");

        var rowsOfPage = panel().rows();

        assertThat(rowsOfPage).extracting(CountryRow::country).containsExactly("Total", "France", "Germany", "Japan");
        assertThat(rowsOfPage.getFirst().isTotal()).isTrue();
        assertThat(rowsOfPage.getFirst().orders().hour()).isEqualTo("7");
        assertThat(rowsOfPage.getFirst().sales())
                .extracting(Sales::currency, Sales::hour, Sales::minute)
                .containsExactly(
                        tuple("none", "3.00", "0.00"),
                        tuple("EUR", "1,244.75", "10.25"),
                        tuple("JPY", "7,000", "0"),
                        tuple("USD", "5.00", "0.00"));
        assertThat(rowsOfPage.getLast().sales()).extracting(Sales::currency).containsExactly("none", "JPY", "USD");
    }

    @Test
    void putsCartsBesideTheOrdersOfTheirCountry() {
        live.sales(minutesAgo(5), "UK", "GBP", 4, "80");
        live.carts(minutesAgo(1), "UK", 30, 5, 7);
        live.carts(minutesAgo(9), "UK", 300, 50, 70);
        live.carts(minutesAgo(1), "USA", 1, 0, 0);

        assertThat(country("UK").carts())
                .extracting(counter -> counter.title() + " " + counter.hour() + " " + counter.minute())
                .containsExactly("Added 330 30", "Checkouts 55 5", "Abandoned 77 7");
        assertThat(country("USA").orders().hour()).isEqualTo("0");
        assertThat(country("Total").carts().getFirst().hour()).isEqualTo("331");
    }

    @Test
    void keepsACountryThatHasGoneQuiet() {
        live.sales(minutesAgo(200), "Japan", "JPY", 9, "900");

        var japan = country("Japan");

        assertThat(japan.orders().hour()).isEqualTo("0");
        assertThat(japan.sales()).extracting(Sales::hour).containsExactly("–");
        assertThat(fact("Newest event").detail()).isEqualTo("3 h 19 min behind the clock");
    }

    @Test
    void putsWhatManyStrangeCountriesAndCurrenciesSendIntoOneRow() {
        for (int number = 0; number < 30; number++) {
            live.sales(minutesAgo(1), "Country " + number, "C%02d".formatted(number), number < 7 ? 10 : 1, "1");
        }
        live.sales(minutesAgo(1), "Japan", "JPY", 50, "5000");

        var rowsOfPage = panel().rows();

        assertThat(rowsOfPage).hasSize(10);
        var others = rowsOfPage.getLast();
        assertThat(others.country()).isEqualTo("Other countries");
        assertThat(others.orders().hour()).isEqualTo("23");
        assertThat(others.sales()).extracting(Sales::hour).containsExactly("–");
        assertThat(others.rare()).isEqualTo("and rarer currencies");
        assertThat(rowsOfPage.getFirst().orders().hour()).isEqualTo("143");
        assertThat(country("Japan").rare()).isEmpty();
    }

    @Test
    void namesWhoAppearsBetweenTwoPolls() {
        live.sales(minutesAgo(10), "Japan", "JPY", 8, "800");
        assertThat(panel().rows()).extracting(CountryRow::country).containsExactly("Total", "Japan");

        live.sales(minutesAgo(9), "USA", "USD", 1, "5");
        live.sales(minutesAgo(9), "Japan", "USD", 1, "5");
        live.carts(minutesAgo(9), "UK", 1, 0, 0);

        assertThat(panel().rows()).extracting(CountryRow::country).containsExactly("Total", "Japan", "UK", "USA");
        assertThat(country("Japan").sales()).extracting(Sales::currency).containsExactly("JPY", "USD");
    }

    @Test
    void saysThatNothingHappenedForADay() {
        assertThat(panel().rows()).isEmpty();
        assertThat(panel().state().word()).isEqualTo("quiet");
        assertThat(panel().emptiness()).startsWith("Ingest is watching");

        rows.realtime().execute("update landing.position set log_end_seen_at = log_end_seen_at - interval '1 hour'");
        assertThat(panel().emptiness())
                .startsWith("Ingest does not answer: it last saw the ends of the logs 1 h 0 min ago.");

        rows.realtime().execute("truncate landing.position");
        assertThat(panel().emptiness()).startsWith("Ingest has never seen the topics");
    }

    @Test
    void doesNotCallUnknownMinutesZero() {
        live.sales(minutesAgo(20), "Japan", "JPY", 8, "800");
        rows.realtime()
                .execute("update landing.position set log_end_seen_at = log_end_seen_at - interval '31 seconds'");

        var panel = panel();

        assertThat(panel.state().word()).isEqualTo("stale");
        assertThat(panel.warning()).startsWith("Ingest does not answer: it last saw the ends of the logs 31 s ago.");
        assertThat(panel.unknown()).isEqualTo("M59 0V40H61V0z");
        assertThat(country("Japan").orders().hour()).isEqualTo("8");
        assertThat(country("Japan").orders().minute()).isEqualTo("–");
        assertThat(country("Japan").sales()).extracting(Sales::minute).containsExactly("–");

        rows.realtime().execute("update landing.position set log_end_seen_at = log_end_seen_at - interval '2 hours'");
        assertThat(panel().unknown()).isEqualTo("M0 0V40H61V0z");
        assertThat(country("Japan").orders().hour()).isEqualTo("–");
    }

    @Test
    void isPatientForThirtySeconds() {
        live.sales(minutesAgo(20), "Japan", "JPY", 8, "800");
        rows.realtime()
                .execute("update landing.position set log_end_seen_at = log_end_seen_at - interval '30 seconds'");

        assertThat(panel().state().word()).isEqualTo("live");
        assertThat(panel().warning()).isEmpty();
        assertThat(panel().unknown()).isEmpty();
        assertThat(country("Japan").orders().minute()).isEqualTo("0");
    }

    @Test
    void saysWhichShareIsNotFollowed() {
        live.sales(minutesAgo(20), "Japan", "JPY", 8, "800");
        rows.realtime()
                .execute("update landing.position set log_end_seen_at = log_end_seen_at - interval '5 minutes' "
                        + "where topic = 'transactions-topic' and partition = 1");

        assertThat(panel().state().word()).isEqualTo("stale");
        assertThat(panel().warning())
                .startsWith("Ingest does not follow 1 of 6 partitions: one was last looked at 5 min 0 s ago.");
        assertThat(panel().unknown()).isEmpty();
    }

    @Test
    void tellsHowToMendDeadLetters() {
        assertThat(fact("Dead letters open").value()).isEqualTo("0");
        assertThat(fact("Waiting to land").value()).isEqualTo("12 records");

        live.openLetter();
        live.openLetter();
        rows.realtime().execute("update landing.dead_letter set state = 'MENDED' where log_offset = 1");

        assertThat(fact("Dead letters open").value()).isEqualTo("1");
        assertThat(fact("Dead letters open").address()).isEqualTo("/dead-letters");
    }

    @Test
    void countsWhatReallyLanded() {
        rows.realtime().execute("select landing.make_partitions(current_date - 2, current_date + 1)");
        land(0, minutesAgo(1).plusSeconds(59), "19.90");
        land(1, minutesAgo(1).plusSeconds(59), "19.90");
        land(2, running, "5.00");
        rows.realtime().fetch("select landing.count_minutes()");

        var usa = country("USA");

        assertThat(usa.orders().hour()).isEqualTo("2");
        assertThat(usa.sales()).extracting(Sales::currency, Sales::hour).containsExactly(tuple("USD", "39.80"));
    }

    private void land(long offset, Instant occurred, String total) {
        rows.realtime()
                .insertInto(SALE)
                .set(SALE.RECORD_TIMESTAMP, occurred)
                .set(SALE.LOG_OFFSET, offset)
                .set(SALE.CONTENT_HASH, offset)
                .set(SALE.LANDED_AT, now)
                .set(SALE.OCCURRED_AT, occurred)
                .set(SALE.TRANSACTION_ID, UUID.randomUUID())
                .set(SALE.PARTITION, 0)
                .set(SALE.LANDED_DAY, now.atOffset(ZoneOffset.UTC).toLocalDate())
                .set(SALE.GENERATION, (short) 1)
                .set(SALE.USER_ID, "USER_1")
                .set(SALE.PRODUCT_IDS, new String[] {"PROD_1"})
                .set(SALE.QUANTITIES, new Integer[] {2})
                .set(SALE.PRICES, new BigDecimal[] {new BigDecimal("9.95")})
                .set(SALE.DISCOUNTS, new BigDecimal[] {BigDecimal.ZERO})
                .set(SALE.TOTAL_AMOUNT, new BigDecimal(total))
                .set(SALE.PAYMENT_METHOD, "PayPal")
                .set(SALE.COUNTRY, "USA")
                .set(SALE.CURRENCY, "USD")
                .execute();
    }

    private LivePanel panel() {
        return panels.now().orElseThrow();
    }

    private CountryRow country(String name) {
        return panel().rows().stream()
                .filter(row -> row.country().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Fact fact(String name) {
        return panel().facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Instant minutesAgo(int minutes) {
        return running.minus(Duration.ofMinutes(minutes));
    }
}
