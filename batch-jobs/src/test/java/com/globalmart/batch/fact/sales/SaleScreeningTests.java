package com.globalmart.batch.fact.sales;

import static com.globalmart.batch.fact.References.AT_NOON;
import static com.globalmart.batch.fact.References.NOON;
import static com.globalmart.batch.fact.References.OLDEST_DAY;
import static com.globalmart.batch.fact.References.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.fact.Screened;
import com.globalmart.batch.landing.Landed.Envelope;
import com.globalmart.batch.landing.LandedSale;
import com.globalmart.batch.landing.LandedSale.Line;
import com.globalmart.batch.quarantine.RejectReason;
import com.globalmart.batch.quarantine.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SaleScreeningTests {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Line GOOD = line(2, "29.99", "0");

    private final SaleScreening screening = new SaleScreening(SHOP, OLDEST_DAY);

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesWithTheReason(RejectReason reason, LandedSale sale, String detail) {
        var rejection = rejection(sale);

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.detail()).contains(detail);
        assertThat(rejection.amount()).isEqualByComparingTo(sale.netAmount());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        RejectReason.TOO_OLD,
                        sale().at(Instant.parse("2014-12-31T23:59:59Z")).landed(),
                        "happened at 2014-12-31T23:59:59Z, expected 2015-01-01 or later"),
                Arguments.of(
                        RejectReason.IN_THE_FUTURE,
                        sale().at(NOON.plus(Duration.ofHours(24)).plusNanos(1000))
                                .landed(),
                        "expected at most 24 hours after the record's timestamp"),
                Arguments.of(RejectReason.UNKNOWN_COUNTRY, sale().in("Atlantis").landed(), "country is \"Atlantis\""),
                Arguments.of(
                        RejectReason.UNKNOWN_PAYMENT_METHOD,
                        sale().paidBy("Shells").landed(),
                        "payment_method is \"Shells\""),
                Arguments.of(
                        RejectReason.UNKNOWN_CURRENCY, sale().currency("XXX").landed(), "currency is \"XXX\""),
                Arguments.of(
                        RejectReason.INVALID_QUANTITY,
                        sale().of(GOOD, line(0, "1", "0")).landed(),
                        "quantity of lamp is 0, expected 1 or more"),
                Arguments.of(
                        RejectReason.NEGATIVE_PRICE,
                        sale().of(GOOD, line(1, "-0.0001", "0")).landed(),
                        "price of lamp is -0.0001"),
                Arguments.of(
                        RejectReason.AMOUNT_OUT_OF_RANGE,
                        sale().of(line(1000, "1000000000", "0")).landed(),
                        "line of lamp is worth 1000000000000, expected less than 10^12"),
                Arguments.of(
                        RejectReason.AMOUNT_OUT_OF_RANGE,
                        sale().of(line(1, "999999999999", "0")).landed(),
                        "in the reporting currency"),
                Arguments.of(
                        RejectReason.INVALID_DISCOUNT,
                        sale().of(line(2, "5", "-0.01")).landed(),
                        "discount on lamp is -0.01"),
                Arguments.of(
                        RejectReason.INVALID_DISCOUNT,
                        sale().of(line(2, "5", "10.01")).landed(),
                        "discount on lamp is 10.01"),
                Arguments.of(
                        RejectReason.NO_EXCHANGE_RATE, sale().in("Norway").landed(), "no rate of NOK for 2026-03-14"),
                Arguments.of(
                        RejectReason.NO_EXCHANGE_RATE,
                        sale().at(Instant.parse("2026-03-12T23:59:59Z")).landed(),
                        "no rate of EUR for 2026-03-12"));
    }

    /** Each record has its own flaw and all those that come after it in the contracts. */
    @Test
    void ofSeveralReasonsTheFirstOfTheContractsCounts() {
        var flaws = sale().at(Instant.parse("2014-12-31T00:00:00Z"))
                .sent(Instant.parse("2014-12-01T00:00:00Z"))
                .in("Atlantis")
                .paidBy("Shells")
                .currency("XXX")
                .of(line(0, "-1", "-1"), line(2_000_000_000, "999999", "1"));
        assertThat(reason(flaws)).isEqualTo(RejectReason.TOO_OLD);

        var later = flaws.at(NOON);
        assertThat(reason(later)).isEqualTo(RejectReason.IN_THE_FUTURE);

        var sent = later.sent(NOON);
        assertThat(reason(sent)).isEqualTo(RejectReason.UNKNOWN_COUNTRY);

        var inNorway = sent.in("Norway");
        assertThat(reason(inNorway)).isEqualTo(RejectReason.UNKNOWN_PAYMENT_METHOD);

        var paid = inNorway.paidBy("PayPal");
        assertThat(reason(paid)).isEqualTo(RejectReason.UNKNOWN_CURRENCY);

        var inKrone = paid.currency(null);
        assertThat(reason(inKrone)).isEqualTo(RejectReason.INVALID_QUANTITY);

        var counted = inKrone.of(line(1, "-1", "-1"), line(2_000_000_000, "999999", "1"));
        assertThat(reason(counted)).isEqualTo(RejectReason.NEGATIVE_PRICE);

        var priced = inKrone.of(line(1, "1", "-1"), line(2_000_000_000, "999999", "1"));
        assertThat(reason(priced)).isEqualTo(RejectReason.AMOUNT_OUT_OF_RANGE);

        var inRange = inKrone.of(line(1, "1", "-1"));
        assertThat(reason(inRange)).isEqualTo(RejectReason.INVALID_DISCOUNT);

        assertThat(reason(inKrone.of(GOOD))).isEqualTo(RejectReason.NO_EXCHANGE_RATE);
    }

    @Test
    void acceptsWhatLiesJustWithinTheRules() {
        assertThat(accepted(sale().at(NOON.plus(Duration.ofHours(24))).landed()).lines())
                .hasSize(1);
        assertThat(accepted(sale().in("USA")
                                .at(Instant.parse("2015-01-01T00:00:00Z"))
                                .landed())
                        .eventDay())
                .isEqualTo(OLDEST_DAY);
        assertThat(accepted(sale().of(line(2, "5", "10")).landed()).amount())
                .as("given away")
                .isEqualByComparingTo("0");
        assertThat(accepted(sale().in("USA")
                                .of(line(1, "999999999999.9999", "0"))
                                .landed())
                        .amount())
                .isEqualByComparingTo("999999999999.9999");
    }

    @Test
    void numbersTheLinesFromOne() {
        assertThat(accepted(sale().of(GOOD, GOOD, GOOD).landed()).lines().stream()
                        .map(SaleLine::lineNumber))
                .containsExactly((short) 1, (short) 2, (short) 3);
    }

    @ParameterizedTest(name = "{0} EUR at 1.0871 is {1} USD")
    @CsvSource({
        "59.98,    65.2043", // 65.204258
        "0.5000,   0.5436", // 0.54355: a tie goes to the even neighbour
        "1.5000,   1.6306", // 1.63065: a tie goes to the even neighbour
        "0.0001,   0.0001", // 0.00010871
    })
    void roundsReportingAmountsHalfEvenToFourDecimals(String amount, BigDecimal reporting) {
        var line = accepted(sale().of(line(1, amount, "0")).landed()).lines().getFirst();

        assertThat(line.reportingAmount()).isEqualTo(reporting);
    }

    @Test
    void takesTheCurrencyThatIsGivenBeforeThatOfTheCountry() {
        var inEuro = accepted(sale().in("Germany").landed());
        var inYen = accepted(sale().in("Germany").currency("JPY").landed());

        assertThat(inEuro.currency()).isEqualTo("EUR");
        assertThat(inEuro.exchangeRate()).isEqualByComparingTo("1.0871");
        assertThat(inYen.currency()).isEqualTo("JPY");
        assertThat(inYen.exchangeRate()).isEqualByComparingTo("0.0067325");
        assertThat(accepted(sale().in("Croatia").landed()).currency())
                .as("as of the sale")
                .isEqualTo("EUR");
    }

    @ParameterizedTest(name = "a total of {0} for lines of 54.98: {1}")
    @CsvSource({"54.98, false", "54.97, false", "54.99, false", "54.9699, true", "54.9901, true", "-54.98, true"})
    void notesATotalThatDiffersByMoreThanACent(String total, boolean mismatch) {
        var sale = accepted(sale().of(line(2, "29.99", "5.00")).total(total).landed());

        assertThat(sale.totalMismatch()).isEqualTo(mismatch);
    }

    private RejectReason reason(Draft draft) {
        return rejection(draft.landed()).reason();
    }

    private Rejection rejection(LandedSale sale) {
        return ((Screened.Rejected<Sale>) screening.screen(sale)).rejection();
    }

    private Sale accepted(LandedSale sale) {
        return ((Screened.Accepted<Sale>) screening.screen(sale)).fact();
    }

    private static Line line(int quantity, String price, String discount) {
        return new Line("lamp", quantity, new BigDecimal(price), new BigDecimal(discount));
    }

    /** An ordinary sale: two lamps in Germany at noon. */
    private static Draft sale() {
        return new Draft(AT_NOON, NOON, List.of(GOOD), "59.98", "PayPal", "Germany", null);
    }

    private record Draft(
            Envelope envelope,
            Instant occurredAt,
            List<Line> lines,
            String total,
            String method,
            String country,
            @Nullable String currency) {

        Draft at(Instant instant) {
            return new Draft(envelope, instant, lines, total, method, country, currency);
        }

        Draft sent(Instant instant) {
            var sent = new Envelope(envelope.position(), instant, instant, envelope.contentHash());
            return new Draft(sent, occurredAt, lines, total, method, country, currency);
        }

        Draft in(String name) {
            return new Draft(envelope, occurredAt, lines, total, method, name, currency);
        }

        Draft paidBy(String name) {
            return new Draft(envelope, occurredAt, lines, total, name, country, currency);
        }

        Draft currency(@Nullable String code) {
            return new Draft(envelope, occurredAt, lines, total, method, country, code);
        }

        Draft of(Line... some) {
            return new Draft(envelope, occurredAt, List.of(some), total, method, country, currency);
        }

        Draft total(String amount) {
            return new Draft(envelope, occurredAt, lines, amount, method, country, currency);
        }

        LandedSale landed() {
            return new LandedSale(
                    envelope, ID, occurredAt, "anna", lines, new BigDecimal(total), method, country, currency, "visit");
        }
    }
}
