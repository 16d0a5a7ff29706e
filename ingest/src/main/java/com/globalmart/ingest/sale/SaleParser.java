package com.globalmart.ingest.sale;

import com.globalmart.ingest.contract.JsonFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code contracts/transaction.schema.json}. */
final class SaleParser {

    private static final int LONGEST_NAME = 64; // of a payment method, country or currency

    private SaleParser() {}

    static Sale parse(JsonFields fields) {
        UUID transactionId = null;
        String userId = null;
        Instant occurredAt = null;
        @Nullable List<Sale.Line> lines = null;
        BigDecimal totalAmount = null;
        String paymentMethod = null;
        String country = null;
        String currency = null;
        String sessionId = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "transaction_id" -> transactionId = fields.uuid();
                case "user_id" -> userId = fields.identifier();
                case "timestamp" -> occurredAt = fields.timestamp();
                case "products" -> lines = fields.objects(1, Sale.MOST_LINES, SaleParser::line);
                case "total_amount" -> totalAmount = fields.money();
                case "payment_method" -> paymentMethod = fields.text(LONGEST_NAME);
                case "country" -> country = fields.text(LONGEST_NAME);
                case "currency" -> currency = fields.text(LONGEST_NAME);
                case "session_id" -> sessionId = fields.identifier();
                default -> fields.keep();
            }
        }
        return new Sale(
                fields.required("transaction_id", transactionId),
                fields.required("user_id", userId),
                fields.required("timestamp", occurredAt),
                fields.required("products", lines),
                fields.required("total_amount", totalAmount),
                fields.required("payment_method", paymentMethod),
                fields.required("country", country),
                currency,
                sessionId,
                fields.extra());
    }

    private static Sale.Line line(JsonFields fields) {
        String productId = null;
        Integer quantity = null;
        BigDecimal price = null;
        BigDecimal discount = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "product_id" -> productId = fields.identifier();
                case "quantity" -> quantity = fields.integer();
                case "price" -> price = fields.money();
                case "discount_amount" -> discount = fields.money();
                default -> fields.keep();
            }
        }
        return new Sale.Line(
                fields.required("product_id", productId),
                fields.required("quantity", quantity),
                fields.required("price", price),
                discount == null ? BigDecimal.ZERO : discount);
    }
}
