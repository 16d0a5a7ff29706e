package com.globalmart.batch.dimension.date;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ISO 3166 two-letter code of a country by the name it goes by: that code, the three-letter code, the English name as
 * {@link Locale} has it, or UK, which ISO reserves for the United Kingdom. Capitals do not matter.
 */
final class CountryCode {

    private static final Map<String, String> BY_NAME = byName();

    private CountryCode() {}

    /** The code; empty where nothing goes by that name. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, String> byName() {
        var codes = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            List.of(code, country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH))
                    .forEach(name -> codes.put(name, code));
        }
        codes.put("UK", "GB");
        return codes;
    }
}
