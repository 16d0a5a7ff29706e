package com.globalmart.batch.dimension.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountryCodeTests {

    static Stream<Arguments> names() {
        return Stream.of(
                argumentSet("a two-letter code", "DE", "DE"),
                argumentSet("a three-letter code", "USA", "US"),
                argumentSet("another three-letter code", "GBR", "GB"),
                argumentSet("an English name", "Japan", "JP"),
                argumentSet("an English name of several words", "United Kingdom", "GB"),
                argumentSet("an English name that is not written as the code sounds", "Switzerland", "CH"),
                argumentSet("what ISO reserves for the United Kingdom", "UK", "GB"),
                argumentSet("small letters", "france", "FR"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void belongsToEveryNameOfACountry(String name, String code) {
        assertThat(CountryCode.of(name)).contains(code);
    }

    static Stream<Arguments> othersNames() {
        return Stream.of(
                argumentSet("nothing", ""),
                argumentSet("no country", "Atlantis"),
                argumentSet("a name in another language", "Deutschland"),
                argumentSet("a formal name", "Korea, Republic of"),
                argumentSet("a code that nobody has", "ZZ"),
                argumentSet("a code within a word", "DE "),
                argumentSet("the unknown member", "UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("othersNames")
    void belongsToNothingElse(String name) {
        assertThat(CountryCode.of(name)).isEmpty();
    }

    @Test
    void belongsToEveryCodeThereIs() {
        assertThat(Locale.getISOCountries())
                .hasSizeGreaterThan(200)
                .allSatisfy(code -> assertThat(CountryCode.of(code)).contains(code));
    }
}
