package com.globalmart.batch.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A check: SQL whose rows are offenders, or two queries whose rows must be equal. It is a file of its own, with a header of {@code --
 * key: value} lines; adding one needs no Java.
 *
 * @param name what it is called, the file's name
 * @param severity ERROR stops the load before it is published, WARNING is shown
 * @param sentence what holds when it finds nothing
 * @param scope what it looks at
 * @param database where it asks
 * @param queries one, or where both databases are asked that of the warehouse and that of landing. In them {@code :load} is the
 *     load, {@code :ranges} a JSON list of the offsets it took, or of all that published loads took and landing still holds, each
 *     with topic, generation, partition, from_offset, to_offset; in those of a load {@code :days} lists the days of its events and
 *     {@code :touched} those whose totals it changes
 */
record Check(
        String name, Severity severity, String sentence, Scope scope, AskedDatabase database, List<String> queries) {

    /** Begins the query of landing in a file that asks both databases. */
    private static final String SECOND_QUERY = "-- realtime:";

    enum Severity {
        ERROR,
        WARNING
    }

    /** A load before it is published, or everything that is. */
    enum Scope {
        LOAD,
        EVERYTHING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum AskedDatabase {
        WAREHOUSE,
        REALTIME,
        BOTH
    }

    /** @throws IllegalArgumentException when the header lacks a key or a word is unknown, or a query is missing; names the file */
    static Check parse(String name, String file) {
        var header = header(file);
        for (var key : List.of("severity", "sentence", "scope", "database")) {
            if (!header.containsKey(key)) {
                throw new IllegalArgumentException("check %s has no \"-- %s: ...\" line in its header, found %s"
                        .formatted(name, key, header.keySet()));
            }
        }
        var database = word(AskedDatabase.class, name, "database", header);
        var queries = List.of(file.split("(?m)^" + SECOND_QUERY + "\\s*$"));
        if (queries.size() != (database == AskedDatabase.BOTH ? 2 : 1)) {
            throw new IllegalArgumentException(
                    "check %s asks %s and has %d queries, expected one, or two parted by a line \"%s\" for BOTH"
                            .formatted(name, database, queries.size(), SECOND_QUERY));
        }
        return new Check(
                name,
                word(Severity.class, name, "severity", header),
                header.getOrDefault("sentence", ""),
                word(Scope.class, name, "scope", header),
                database,
                queries);
    }

    private static <E extends Enum<E>> E word(Class<E> words, String name, String key, Map<String, String> header) {
        var text = header.getOrDefault(key, "");
        for (var word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException("check %s has the %s \"%s\", expected one of %s"
                .formatted(name, key, text, List.of(words.getEnumConstants())));
    }

    private static Map<String, String> header(String file) {
        var header = new LinkedHashMap<String, String>();
        for (var line : file.lines().toList()) {
            if (!line.startsWith("-- ")) {
                break;
            }
            var colon = line.indexOf(':');
            if (colon > 0) {
                header.put(
                        line.substring(3, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return header;
    }
}
