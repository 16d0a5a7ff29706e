package com.globalmart.generator.record;

import com.globalmart.generator.event.Topic;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what the contracts make of a record, from its bytes alone: a reading of its own, against which the ledger is held. */
final class ContractJudge {

    private static final Instant OLDEST = Instant.parse("2015-01-01T00:00:00Z");
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000000000");
    private static final List<String> COUNTRIES = List.of("USA", "UK", "Germany", "France", "Japan");
    private static final List<String> CURRENCIES = List.of("USD", "GBP", "EUR", "JPY");
    private static final List<String> METHODS =
            List.of("Credit Card", "Debit Card", "PayPal", "Apple Pay", "Google Pay");
    private static final Map<Topic, String> SCHEMAS = Map.of(
            Topic.TRANSACTIONS, "transaction",
            Topic.PRODUCT_VIEWS, "product-view",
            Topic.CART_EVENTS, "cart-event",
            Topic.CUSTOMERS, "customer",
            Topic.PRODUCTS, "product");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final Map<Topic, Schema> schemas = new EnumMap<>(Topic.class);
    private final Map<String, JsonNode> standing = new HashMap<>();
    private final Instant received;

    /** @param received when the records arrive */
    ContractJudge(Instant received) {
        this.received = received;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        SCHEMAS.forEach((topic, name) -> schemas.put(topic, registry.getSchema(read(name))));
    }

    /** Judges a record that arrives after all that were judged before. */
    Verdict judge(Topic topic, byte @Nullable [] value) {
        boolean isProfile = topic == Topic.CUSTOMERS || topic == Topic.PRODUCTS;
        if (value == null) {
            return isProfile ? new Verdict(Fate.STATEMENT, Reason.NONE) : unreadable(Reason.EMPTY);
        }
        JsonNode json;
        try {
            json = mapper.readTree(value);
        } catch (JacksonException _) {
            return unreadable(Reason.NOT_JSON);
        }
        if (!json.isObject()) {
            return unreadable(Reason.NOT_AN_OBJECT);
        }
        Reason broken = brokenField(topic, json, new String(value, StandardCharsets.UTF_8));
        if (broken != Reason.NONE) {
            return unreadable(broken);
        }
        return isProfile ? new Verdict(Fate.STATEMENT, Reason.NONE) : screened(topic, json);
    }

    private Reason brokenField(Topic topic, JsonNode json, String text) {
        Schema schema = Objects.requireNonNull(schemas.get(topic));
        boolean isMissing = schema.validate(text, InputFormat.JSON).stream()
                .anyMatch(error -> error.getKeyword().equals("required"));
        List<String> required = topic == Topic.TRANSACTIONS
                ? List.of(
                        "transaction_id",
                        "user_id",
                        "timestamp",
                        "products",
                        "total_amount",
                        "payment_method",
                        "country")
                : List.of("timestamp");
        if (isMissing
                || required.stream().anyMatch(name -> json.path(name).isNull())
                || json.path("user_id").isNull()) {
            return Reason.MISSING_FIELD;
        }
        boolean isInvalid = !schema.validate(text, InputFormat.JSON).isEmpty()
                || text.contains("\\u0000")
                || isTooMuch(json.path("total_amount"));
        try {
            UUID.fromString(json.path(topic == Topic.TRANSACTIONS ? "transaction_id" : "event_id")
                    .asString());
            Instant.parse(json.path("timestamp").asString());
        } catch (IllegalArgumentException | DateTimeException _) {
            return Reason.INVALID_FIELD;
        }
        return isInvalid ? Reason.INVALID_FIELD : Reason.NONE;
    }

    private static boolean isTooMuch(JsonNode amount) {
        return amount.isNumber() && amount.decimalValue().abs().compareTo(TOO_MUCH) >= 0;
    }

    private Verdict screened(Topic topic, JsonNode json) {
        Reason wrong = wrong(topic, json);
        if (wrong != Reason.NONE) {
            return new Verdict(Fate.QUARANTINE, wrong);
        }
        String id = json.path(topic == Topic.TRANSACTIONS ? "transaction_id" : "event_id")
                .asString();
        String day = Instant.parse(json.path("timestamp").asString())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        JsonNode first = standing.putIfAbsent(topic == Topic.TRANSACTIONS ? id : topic + id + day, json);
        if (first != null) {
            return first.equals(json)
                    ? new Verdict(Fate.DUPLICATE, Reason.NONE)
                    : new Verdict(Fate.QUARANTINE, Reason.CONFLICTING_DUPLICATE);
        }
        return new Verdict(Fate.FACT, isMismatch(topic, json) ? Reason.TOTAL_MISMATCH : Reason.NONE);
    }

    private Reason wrong(Topic topic, JsonNode json) {
        Instant at = Instant.parse(json.path("timestamp").asString());
        if (at.isBefore(OLDEST)) {
            return Reason.TOO_OLD;
        }
        if (at.isAfter(received.plusSeconds(86_400))) {
            return Reason.IN_THE_FUTURE;
        }
        if (!COUNTRIES.contains(json.path("country").asString())) {
            return Reason.UNKNOWN_COUNTRY;
        }
        if (topic == Topic.TRANSACTIONS
                && !METHODS.contains(json.path("payment_method").asString())) {
            return Reason.UNKNOWN_PAYMENT_METHOD;
        }
        if (json.has("currency") && !CURRENCIES.contains(json.path("currency").asString())) {
            return Reason.UNKNOWN_CURRENCY;
        }
        return topic == Topic.TRANSACTIONS ? wrongLines(json.path("products")) : wrongDetails(json);
    }

    private static Reason wrongLines(JsonNode lines) {
        if (lines.valueStream().anyMatch(line -> line.path("quantity").asInt() < 1)) {
            return Reason.INVALID_QUANTITY;
        }
        if (lines.valueStream().anyMatch(line -> decimal(line, "price").signum() < 0)) {
            return Reason.NEGATIVE_PRICE;
        }
        if (lines.valueStream().anyMatch(line -> gross(line).compareTo(TOO_MUCH) >= 0)) {
            return Reason.AMOUNT_OUT_OF_RANGE;
        }
        boolean isDiscountWrong = lines.valueStream()
                .anyMatch(line -> decimal(line, "discount_amount").signum() < 0
                        || decimal(line, "discount_amount").compareTo(gross(line)) > 0);
        return isDiscountWrong ? Reason.INVALID_DISCOUNT : Reason.NONE;
    }

    private static Reason wrongDetails(JsonNode json) {
        boolean isPriceNegative = decimal(json, "price").signum() < 0
                || json.path("items")
                        .valueStream()
                        .anyMatch(item -> decimal(item, "price").signum() < 0);
        if (isPriceNegative) {
            return Reason.NEGATIVE_PRICE;
        }
        if (json.path("view_duration").asInt(0) < 0) {
            return Reason.INVALID_DURATION;
        }
        boolean isEmptyCheckout = json.path("event_type").asString().equals("checkout")
                && json.path("items").isEmpty();
        return isEmptyCheckout ? Reason.CHECKOUT_WITHOUT_ITEMS : Reason.NONE;
    }

    private static boolean isMismatch(Topic topic, JsonNode json) {
        if (topic != Topic.TRANSACTIONS) {
            return false;
        }
        BigDecimal net = json.path("products")
                .valueStream()
                .map(line -> gross(line).subtract(decimal(line, "discount_amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return net.subtract(decimal(json, "total_amount")).abs().compareTo(new BigDecimal("0.01")) > 0;
    }

    private static BigDecimal gross(JsonNode line) {
        return decimal(line, "price").multiply(decimal(line, "quantity"));
    }

    private static BigDecimal decimal(JsonNode json, String field) {
        return json.path(field).isNumber() ? json.path(field).decimalValue() : BigDecimal.ZERO;
    }

    private static Verdict unreadable(Reason reason) {
        return new Verdict(Fate.DEAD_LETTER, reason);
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("../contracts", name + ".schema.json"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    record Verdict(Fate fate, Reason reason) {}
}
