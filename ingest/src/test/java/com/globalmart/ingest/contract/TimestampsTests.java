package com.globalmart.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTests {

    static Stream<Arguments> timestamps() {
        return Stream.of(
                argumentSet("no offset is UTC", "2026-03-14T15:09:26.535897", "2026-03-14T15:09:26.535897Z"),
                argumentSet("Z", "2026-03-14T15:09:26Z", "2026-03-14T15:09:26Z"),
                argumentSet("offset", "2026-03-14T16:09:26.535897+01:00", "2026-03-14T15:09:26.535897Z"),
                argumentSet("offset to the west", "2026-03-14T23:30:00-05:30", "2026-03-15T05:00:00Z"),
                argumentSet("offset without colon", "2026-03-14T16:09:26+0100", "2026-03-14T15:09:26Z"),
                argumentSet("offset of hours", "2026-03-14T16:09:26+01", "2026-03-14T15:09:26Z"),
                argumentSet("no seconds", "2026-03-14T15:09", "2026-03-14T15:09:00Z"),
                argumentSet("no seconds, Z", "2026-03-14T15:09Z", "2026-03-14T15:09:00Z"),
                argumentSet("one digit of a second", "2026-03-14T15:09:26.5", "2026-03-14T15:09:26.500Z"),
                argumentSet("nanoseconds are cut off", "2026-03-14T15:09:26.535897999Z", "2026-03-14T15:09:26.535897Z"),
                argumentSet("comma", "2026-03-14T15:09:26,5Z", "2026-03-14T15:09:26.500Z"),
                argumentSet("leap day", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
                argumentSet("before 1970", "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
                argumentSet("first", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
                argumentSet("last", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @MethodSource("timestamps")
    void readsIso8601(String text, String expected) {
        assertThat(Timestamps.instant(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-14",
                "2026-03-14 15:09:26",
                "2026-03-14T",
                "2026-03-14T24:00:00",
                "2026-03-14T15:60:00",
                "2026-03-14T15:09:60",
                "2026-13-01T00:00:00",
                "2026-00-01T00:00:00",
                "2026-02-29T00:00:00",
                "2026-04-31T00:00:00",
                "0000-01-01T00:00:00",
                "+2026-03-14T15:09:26",
                "12026-03-14T15:09:26",
                "2026-03-14T15:09:26.",
                "2026-03-14T15:09:26.1234567890",
                "2026-03-14T15:09:26+",
                "2026-03-14T15:09:26+1",
                "2026-03-14T15:09:26+19:00",
                "2026-03-14T15:09:26+01:60",
                "2026-03-14T15:09:26Z ",
                "2026-03-14T15:09:26ZZ",
                "2026-03-14T15:09:26[Europe/Berlin]",
                "2026-3-14T15:09:26",
                "\u0662026-03-14T15:09:26",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "1773500966"
            })
    void refuses(String text) {
        assertThat(Timestamps.instant(text)).isNull();
    }

    static Stream<Arguments> days() {
        return Stream.of(
                argumentSet("a date", "2024-05-06", "2024-05-06"),
                argumentSet("a timestamp in UTC", "2024-05-06T23:59:59Z", "2024-05-06"),
                argumentSet("the UTC day of a timestamp elsewhere", "2024-05-06T23:59:59-05:00", "2024-05-07"));
    }

    @ParameterizedTest
    @MethodSource("days")
    void readsDays(String text, String expected) {
        assertThat(Timestamps.day(text)).isEqualTo(LocalDate.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "06.05.2024", "2024-5-6", "", "2024-05-06T", "0000-01-01"})
    void refusesDays(String text) {
        assertThat(Timestamps.day(text)).isNull();
    }
}
