package com.globalmart.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ContractTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path EXAMPLES = Path.of("..", "contracts", "examples");

    private static final String SALE = """
            {"transaction_id": "0b7e4f6c-52a4-4e0f-9a52-6f4f8c1c9d10", "user_id": "USER_7", "timestamp": "2026-03-14T12:00:00Z",
             "products": [{"product_id": "P-1", "quantity": 2, "price": 19.99}], "total_amount": 39.98,
             "payment_method": "PayPal", "country": "France"}""";

    private final Contracts contracts = new Contracts(JSON);

    @Test
    void objectsToNoExampleThatIngestReads() throws IOException {
        var fates = Files.readAllLines(EXAMPLES.resolve("expected.csv"));
        var records = Files.readAllLines(EXAMPLES.resolve("records.jsonl"));
        int judged = 0;

        for (int at = 0; at < records.size(); at++) {
            var record = JSON.readTree(records.get(at));
            var value = record.path("value");
            if (fates.get(at + 1).contains("dead") || !value.isString()) {
                continue;
            }
            judged++;
            assertThat(contracts.of(record.path("topic").asString()).objections(JSON.readTree(value.asString())))
                    .as(records.get(at))
                    .isEmpty();
        }

        assertThat(judged).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user_id        | null                     | field user_id is not there or null, expected a value
            user_id        | ""                       | field user_id is "", expected 1 to 64 characters
            transaction_id | "T-1"                    | field transaction_id is "T-1", expected a UUID
            timestamp      | "yesterday"              | field timestamp is "yesterday", expected an ISO 8601 timestamp
            total_amount   | "39.98"                  | field total_amount is "39.98", expected a number
            total_amount   | 1000000000000            | field total_amount is 1000000000000, expected a number smaller than 10^12
            products       | []                       | field products is a list of 0, expected 1 to 500
            products       | [{"product_id": "P-1"}]  | field products[0].quantity is not there or null, expected a value
            products       | {}                       | field products is an object, expected a list
            currency       | 7                        | field currency is 7, expected a text
            """, quoteCharacter = '\'')
    void objectsInTheWordsOfIngest(String field, String value, String objection) {
        var sale = (ObjectNode) JSON.readTree(SALE);
        sale.set(field, JSON.readTree(value));

        assertThat(contracts.of("transactions-topic").objections(sale)).contains(objection);
    }

    @Test
    void takesWholeNumbersWithZerosBehindThePoint() {
        var sale = JSON.readTree(SALE.replace("\"quantity\": 2", "\"quantity\": 2.0"));

        assertThat(contracts.of("transactions-topic").objections(sale)).isEmpty();
        assertThat(contracts
                        .of("transactions-topic")
                        .objections(JSON.readTree(SALE.replace("\"quantity\": 2", "\"quantity\": 2.5"))))
                .containsExactly("field products[0].quantity is 2.5, expected a whole number of 32 bits");
    }

    @Test
    void offersNoPersonalDataToBeEdited() {
        assertThat(contracts.of("customers-topic").editable())
                .extracting(ContractField::name)
                .contains("city")
                .doesNotContain("email");
    }
}
