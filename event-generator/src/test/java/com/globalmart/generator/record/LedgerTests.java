package com.globalmart.generator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.globalmart.generator.event.Topic;
import com.globalmart.generator.shop.Currency;
import com.globalmart.generator.shop.ExchangeRates;
import com.globalmart.generator.shop.Shop;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LedgerTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ExchangeRates rates = new ExchangeRates();

    @TempDir
    private Path directory;

    @Test
    void hasALineForEachRecordInTheOrderSent() throws IOException {
        List<Outgoing> records = records();

        List<Map<String, String>> lines = write(records);

        assertThat(lines).hasSameSizeAs(records);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .hasSize(18)
                    .containsEntry("topic", records.get(i).topic().topicName())
                    .containsEntry("kind", records.get(i).topic().kind())
                    .containsEntry("id", records.get(i).message().id())
                    .containsEntry("fate", records.get(i).fate().label())
                    .containsEntry("planted", records.get(i).planted().label());
            assertThat(lines.get(i).get("event_time"))
                    .startsWith(lines.get(i).get("business_day"))
                    .hasSize(27);
        }
    }

    @Test
    void sumsUpWhatTheRecordsSay() throws IOException {
        List<Outgoing> records = records();

        List<Map<String, String>> lines = write(records);

        int sales = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (records.get(i).topic() != Topic.TRANSACTIONS || records.get(i).fate() == Fate.DEAD_LETTER) {
                assertThat(lines.get(i)).containsEntry("net_amount", "").containsEntry("units", "");
                continue;
            }
            sales++;
            checkSale(lines.get(i), MAPPER.readTree(records.get(i).value()));
        }
        assertThat(sales).isGreaterThan(500);
    }

    private void checkSale(Map<String, String> line, JsonNode sale) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal reporting = BigDecimal.ZERO;
        BigDecimal rate = rate(line);
        int units = 0;
        for (JsonNode each : sale.path("products")) {
            BigDecimal discount =
                    each.has("discount_amount") ? each.path("discount_amount").decimalValue() : BigDecimal.ZERO;
            BigDecimal lineNet = each.path("price")
                    .decimalValue()
                    .multiply(each.path("quantity").decimalValue())
                    .subtract(discount);
            net = net.add(lineNet);
            reporting = reporting.add(lineNet.multiply(rate).setScale(4, RoundingMode.HALF_EVEN));
            units += each.path("quantity").asInt();
        }
        assertThat(new BigDecimal(line.get("net_amount"))).isEqualByComparingTo(net);
        assertThat(line)
                .containsEntry("lines", "" + sale.path("products").size())
                .containsEntry("units", "" + units)
                .containsEntry("currency", sale.path("currency").asString())
                .containsEntry("country", sale.path("country").asString())
                .containsEntry("payment_method", sale.path("payment_method").asString());
        if (!column(line, "rate").isEmpty()) {
            assertThat(new BigDecimal(line.get("rate"))).isEqualTo(rate);
            assertThat(new BigDecimal(line.get("reporting_amount"))).isEqualByComparingTo(reporting);
        }
        assertThat(column(line, "rate").isEmpty())
                .isEqualTo(
                        List.of("TOO_OLD", "IN_THE_FUTURE", "UNKNOWN_CURRENCY").contains(line.get("reason")));
    }

    @Test
    void addsToTheLinesThatAreThere() throws IOException {
        int first = write(records()).size();

        assertThat(write(records())).hasSize(2 * first);
    }

    @Test
    void leavesAnotherFileAlone() throws IOException {
        Path file = directory.resolve("ledger.csv");
        Files.writeString(file, "a,b,c\n");

        assertThatIOException()
                .isThrownBy(() -> Ledger.open(file, rates))
                .withMessageContaining("begins with \"a,b,c\"");
        assertThat(file).hasContent("a,b,c\n");
    }

    private static String column(Map<String, String> line, String name) {
        return Objects.requireNonNull(line.get(name), name);
    }

    private BigDecimal rate(Map<String, String> line) {
        return Arrays.stream(Currency.values())
                .filter(currency -> currency.name().equals(line.get("currency")))
                .findFirst()
                .map(currency -> rates.rate(currency, LocalDate.parse(line.get("business_day"))))
                .orElse(BigDecimal.ZERO);
    }

    private List<Map<String, String>> write(List<Outgoing> records) throws IOException {
        Path file = directory.resolve("ledger.csv");
        try (Ledger ledger = Ledger.open(file, rates)) {
            for (Outgoing outgoing : records) {
                ledger.add(outgoing);
            }
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> parsed = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(names.get(i), columns[i]);
            }
            parsed.add(row);
        }
        return parsed;
    }

    private static List<Outgoing> records() {
        List<Outgoing> records = new ArrayList<>();
        new DayOfRecords(1, Shop.of(1, 1000, 200), DAY, 10_000, ProfileChoice.CHANGES, Shares.all(0.03), true)
                .make(records::add);
        return records;
    }
}
