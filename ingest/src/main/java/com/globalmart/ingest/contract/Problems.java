package com.globalmart.ingest.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the fields of a record, by path. Of a field given twice the last counts, so a problem may go away again. */
final class Problems {

    private @Nullable Map<String, UnreadableException> byPath;

    void add(String path, Reason reason, String detail) {
        if (byPath == null) {
            byPath = new LinkedHashMap<>();
        }
        byPath.putIfAbsent(path, new UnreadableException(reason, detail));
    }

    /** Forgets what was wrong with the field and with everything in it. */
    void forget(String path) {
        if (byPath != null) {
            byPath.keySet().removeIf(known -> isIn(path, known));
        }
    }

    boolean isEmpty() {
        return byPath == null || byPath.isEmpty();
    }

    /** Whether something is wrong with the field or with anything in it. */
    boolean isAbout(String path) {
        return byPath != null && byPath.keySet().stream().anyMatch(known -> isIn(path, known));
    }

    void throwFirst() {
        if (byPath != null && !byPath.isEmpty()) {
            throw byPath.values().iterator().next();
        }
    }

    private static boolean isIn(String path, String known) {
        return known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "[");
    }
}
