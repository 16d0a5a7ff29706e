package com.globalmart.dashboards.powerbi;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that stay the same each time the project is made, so that a new one shows only what has changed. */
final class Identity {

    private Identity() {}

    static String of(String what) {
        return UUID.nameUUIDFromBytes(("globalmart " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
