package com.globalmart.generator.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.globalmart.generator.event.Topic;
import com.globalmart.generator.record.DayOfRecords;
import com.globalmart.generator.record.Ledger;
import com.globalmart.generator.record.Outgoing;
import com.globalmart.generator.record.ProfileChoice;
import com.globalmart.generator.record.Shares;
import com.globalmart.generator.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTests {

    private static final Shop SHOP = Shop.of(1, 1000, 100);

    @TempDir
    private Path directory;

    @Test
    void sendsKeyAndValueAndLeavesTheTimeToKafka() {
        var kafka = kafka(true);
        Outgoing outgoing = records().getFirst();
        try (Sender sender = new Sender(kafka, null)) {
            sender.send(outgoing);
            sender.finish();

            assertThat(sender.arrived()).containsExactly(Map.entry(outgoing.topic(), 1L));
        }

        var sent = kafka.history().getFirst();
        assertThat(sent.topic()).isEqualTo(outgoing.topic().topicName());
        assertThat(sent.key()).asString().isEqualTo(outgoing.key());
        assertThat(sent.value()).isEqualTo(outgoing.value());
        assertThat(sent.timestamp()).isNull();
        assertThat(sent.partition()).isNull();
    }

    @Test
    void entersOnlyWhatHasArrived() throws IOException {
        var kafka = kafka(false);
        Path file = directory.resolve("ledger.csv");
        List<Outgoing> records = records();
        try (Sender sender = new Sender(kafka, Ledger.open(file, SHOP.rates()))) {
            records.forEach(sender::send);
            kafka.completeNext();
            kafka.completeNext();
            sender.settle();

            assertThat(sender.arrived().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2);
        }

        assertThat(Files.readAllLines(file)).hasSize(1 + 2);
    }

    @Test
    void failsAsAWholeNamingTopicAndCause() throws IOException {
        var kafka = kafka(false);
        Path file = directory.resolve("ledger.csv");
        List<Outgoing> records = records();
        Sender sender = new Sender(kafka, Ledger.open(file, SHOP.rates()));
        records.subList(0, 3).forEach(sender::send);
        kafka.completeNext();
        kafka.errorNext(new RecordTooLargeException("too large for this broker"));
        kafka.completeNext();

        assertThatExceptionOfType(SendingException.class)
                .isThrownBy(sender::finish)
                .withMessage(
                        "a record for %s did not arrive: too large for this broker",
                        records.get(1).topic().topicName());
        sender.close();

        assertThat(Files.readAllLines(file))
                .hasSize(1 + 2)
                .noneMatch(line -> line.contains(records.get(1).message().id()));
    }

    @Test
    void givesTombstonesTheirOwnTime() {
        var kafka = kafka(true);
        try (Sender sender = new Sender(kafka, null)) {
            tombstones().forEach(sender::send);
        }

        assertThat(kafka.history()).isNotEmpty().allSatisfy(sent -> {
            assertThat(sent.value()).isNull();
            assertThat(sent.timestamp()).isNotNull();
            assertThat(sent.topic()).isIn(Topic.CUSTOMERS.topicName(), Topic.PRODUCTS.topicName());
        });
    }

    private static MockProducer<byte[], byte[]> kafka(boolean answers) {
        return new MockProducer<>(answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static List<Outgoing> records() {
        return day(LocalDate.of(2026, 3, 14), ProfileChoice.NONE);
    }

    private static List<Outgoing> tombstones() {
        List<Outgoing> tombstones = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 3, 1); tombstones.isEmpty(); day = day.plusDays(1)) {
            day(day, ProfileChoice.CHANGES).stream()
                    .filter(outgoing -> outgoing.value() == null)
                    .forEach(tombstones::add);
        }
        return tombstones;
    }

    private static List<Outgoing> day(LocalDate day, ProfileChoice profiles) {
        List<Outgoing> records = new ArrayList<>();
        new DayOfRecords(1, SHOP, day, 10, profiles, Shares.NONE, true).make(records::add);
        return records;
    }
}
