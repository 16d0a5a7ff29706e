package com.globalmart.generator.record;

import com.globalmart.generator.event.CartEvent;
import com.globalmart.generator.event.Message;
import com.globalmart.generator.event.Sale;
import com.globalmart.generator.event.SaleLine;
import com.globalmart.generator.event.Timestamps;
import com.globalmart.generator.shop.Currency;
import com.globalmart.generator.shop.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** How one record stands in the ledger: a line of CSV, which never needs quotes. */
final class LedgerLine {

    static final String HEADER =
            "topic,kind,id,user_id,event_type,event_time,business_day,fate,reason,lines,units,currency,"
                    + "net_amount,rate,reporting_amount,country,payment_method,planted";

    private final ExchangeRates rates;

    LedgerLine(ExchangeRates rates) {
        this.rates = rates;
    }

    String of(Outgoing outgoing) {
        Message message = outgoing.message();
        LocalDate businessDay = message.at().atOffset(ZoneOffset.UTC).toLocalDate();
        Amounts amounts = amounts(outgoing, businessDay);
        return String.join(
                ",",
                outgoing.topic().topicName(),
                outgoing.topic().kind(),
                message.id(),
                message.subject(),
                message.type(),
                Timestamps.iso(message.at()),
                businessDay.toString(),
                outgoing.fate().label(),
                outgoing.reason().label(),
                amounts.lines,
                amounts.units,
                amounts.currency,
                amounts.net,
                amounts.rate,
                amounts.reporting,
                message.country(),
                amounts.paymentMethod,
                outgoing.planted().label());
    }

    private Amounts amounts(Outgoing outgoing, LocalDate businessDay) {
        if (outgoing.fate() == Fate.DEAD_LETTER) {
            return Amounts.NONE;
        }
        return switch (outgoing.message()) {
            case Sale sale -> amounts(sale, rate(sale, outgoing.reason(), businessDay));
            case CartEvent cart -> new Amounts("", "", cart.currency(), "", "", "", "");
            default -> Amounts.NONE;
        };
    }

    private static Amounts amounts(Sale sale, Optional<BigDecimal> rate) {
        BigDecimal net = sale.lines().stream().map(SaleLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> reporting = rate.map(perUnit ->
                sale.lines().stream().map(line -> line.net(perUnit)).reduce(BigDecimal.ZERO, BigDecimal::add));
        return new Amounts(
                Integer.toString(sale.lines().size()),
                Integer.toString(
                        sale.lines().stream().mapToInt(SaleLine::quantity).sum()),
                sale.currency(),
                net.toPlainString(),
                rate.map(BigDecimal::toPlainString).orElse(""),
                reporting.map(BigDecimal::toPlainString).orElse(""),
                sale.paymentMethod());
    }

    /** Nothing for a currency that is not one, and for days so far off that no rates are made for them. */
    private Optional<BigDecimal> rate(Sale sale, Reason reason, LocalDate businessDay) {
        if (reason == Reason.TOO_OLD || reason == Reason.IN_THE_FUTURE) {
            return Optional.empty();
        }
        return Arrays.stream(Currency.values())
                .filter(currency -> currency.name().equals(sale.currency()))
                .findFirst()
                .map(currency -> rates.rate(currency, businessDay));
    }

    private record Amounts(
            String lines,
            String units,
            String currency,
            String net,
            String rate,
            String reporting,
            String paymentMethod) {
        static final Amounts NONE = new Amounts("", "", "", "", "", "", "");
    }
}
