package com.globalmart.admin.schedule;

import java.time.ZoneId;
import java.util.List;

/** The time zones that a form offers; others may be typed. */
final class Zones {

    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC")
                    || zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
            .sorted()
            .toList();

    private Zones() {}
}
