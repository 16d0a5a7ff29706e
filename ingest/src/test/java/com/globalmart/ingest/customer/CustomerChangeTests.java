package com.globalmart.ingest.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.globalmart.ingest.contract.Reading;
import com.globalmart.ingest.contract.Reason;
import com.globalmart.ingest.contract.RecordReader;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerChangeTests {

    private static final String START =
            "{\"event_id\":\"4b9c1c52-6d1e-4c7e-9a33-000000000001\",\"timestamp\":\"2026-03-01T00:00:00Z\",\"user_id\":\"U\",";

    @Test
    void readsADeletionThatHasAValue() {
        var change = (Reading.Readable<CustomerChange>) read(START + "\"event_type\":\"customer_deleted\"}");

        assertThat(change.content().eventType()).isEqualTo(CustomerChange.DELETED);
    }

    @Test
    void takesTheUtcDayOfARegistration() {
        var change = (Reading.Readable<CustomerChange>)
                read(
                        START
                                + "\"event_type\":\"customer_upserted\",\"registration_date\":\"2024-05-06T23:00:00-03:00\",\"preferences\":[\"a\",\"b\"]}");

        assertThat(change.content().registrationDate()).isEqualTo(LocalDate.of(2024, 5, 7));
        assertThat(change.content().preferences()).containsExactly("a", "b");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("a type of another topic", "\"event_type\":\"product_upserted\""),
                argumentSet("age in words", "\"event_type\":\"customer_upserted\",\"age\":\"old\""),
                argumentSet("half a year of age", "\"event_type\":\"customer_upserted\",\"age\":30.5"),
                argumentSet("a null among preferences", "\"event_type\":\"customer_upserted\",\"preferences\":[null]"),
                argumentSet("a number among preferences", "\"event_type\":\"customer_upserted\",\"preferences\":[1]"),
                argumentSet("no date", "\"event_type\":\"customer_upserted\",\"registration_date\":\"May\""),
                argumentSet(
                        "long city", "\"event_type\":\"customer_upserted\",\"city\":\"" + "x".repeat(10_001) + "\""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refuses(String fields) {
        assertThat(read(START + fields + "}"))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        found -> assertThat(found.reason()).isEqualTo(Reason.INVALID_FIELD));
    }

    private static Reading<CustomerChange> read(String json) {
        return RecordReader.read(json.getBytes(UTF_8), CustomerChangeParser::parse);
    }
}
