package com.globalmart.generator.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A customer paid for one to many lines.
 *
 * @param at when the customer paid, in whole microseconds
 * @param sessionId of the visit that led to the sale
 * @param currency ISO 4217, unless a planted error says otherwise
 * @param totalAmount what the customer paid, in the currency, usually the sum of the lines
 */
public record Sale(
        UUID transactionId,
        Instant at,
        String userId,
        String sessionId,
        String country,
        String currency,
        String paymentMethod,
        List<SaleLine> lines,
        BigDecimal totalAmount)
        implements ShopEvent {

    public Sale {
        lines = List.copyOf(lines);
    }

    @Override
    public Topic topic() {
        return Topic.TRANSACTIONS;
    }

    @Override
    public String key() {
        return id();
    }

    @Override
    public String id() {
        return transactionId.toString();
    }

    @Override
    public String type() {
        return "";
    }

    @Override
    public String subject() {
        return userId;
    }

    @Override
    public Sale movedTo(Instant other) {
        return new Sale(transactionId, other, userId, sessionId, country, currency, paymentMethod, lines, totalAmount);
    }

    @Override
    public Sale from(String otherCountry) {
        return new Sale(
                transactionId, at, userId, sessionId, otherCountry, currency, paymentMethod, lines, totalAmount);
    }

    public Sale in(String otherCurrency) {
        return new Sale(
                transactionId, at, userId, sessionId, country, otherCurrency, paymentMethod, lines, totalAmount);
    }

    public Sale paidBy(String otherMethod) {
        return new Sale(transactionId, at, userId, sessionId, country, currency, otherMethod, lines, totalAmount);
    }

    public Sale withTotal(BigDecimal other) {
        return new Sale(transactionId, at, userId, sessionId, country, currency, paymentMethod, lines, other);
    }

    /** The same with another first line, and the total left as it is. */
    public Sale withFirstLine(SaleLine first) {
        List<SaleLine> changed = new ArrayList<>(lines);
        changed.set(0, first);
        return new Sale(transactionId, at, userId, sessionId, country, currency, paymentMethod, changed, totalAmount);
    }

    @Override
    public JsonText toJson() {
        return new JsonText()
                .field("transaction_id", id())
                .field("user_id", userId)
                .field("timestamp", at)
                .objects("products", lines, (json, line) -> line.write(json))
                .field("total_amount", totalAmount)
                .field("payment_method", paymentMethod)
                .field("country", country)
                .field("currency", currency)
                .field("session_id", sessionId);
    }
}
