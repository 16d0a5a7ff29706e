package com.globalmart.batch.quality;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A check: SQL whose rows are offenders. It is a file of its own, with a header of {@code -- key: value} lines; adding one needs
 * no Java.
 *
 * @param name what it is called, the file's name
 * @param severity ERROR stops the load before it is published, WARNING is shown
 * @param sentence what holds when it returns no row
 * @param sql the query; {@code :load} is the open load
 */
record Check(String name, Severity severity, String sentence, String sql) {

    enum Severity {
        ERROR,
        WARNING
    }

    /** @throws IllegalArgumentException when the header lacks a key or a severity is unknown; names the file */
    static Check parse(String name, String file) {
        var header = header(file);
        for (var key : new String[] {"severity", "sentence"}) {
            if (!header.containsKey(key)) {
                throw new IllegalArgumentException("check %s has no \"-- %s: ...\" line in its header, found %s"
                        .formatted(name, key, header.keySet()));
            }
        }
        return new Check(name, severity(name, header), header.getOrDefault("sentence", ""), file);
    }

    private static Severity severity(String name, Map<String, String> header) {
        var text = header.getOrDefault("severity", "");
        for (var severity : Severity.values()) {
            if (severity.name().equals(text)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "check %s has the severity \"%s\", expected ERROR or WARNING".formatted(name, text));
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
