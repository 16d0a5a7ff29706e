package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import com.globalmart.batch.load.LogPosition;
import com.globalmart.batch.reference.ReferenceData;
import com.globalmart.batch.reference.ReferenceExamples;
import java.time.Instant;
import java.time.LocalDate;

/** What screening is given in its tests: the reference data of a new shop, and an ordinary envelope. */
public final class References {

    public static final LocalDate OLDEST_DAY = LocalDate.parse("2015-01-01");
    public static final LocalDate DAY = LocalDate.parse("2026-03-14");
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    public static final ReferenceData SHOP = ReferenceExamples.shop();

    /** A record that was sent and landed at noon of the day. */
    public static final Landed.Envelope AT_NOON =
            new Landed.Envelope(new LogPosition((short) 1, 0, 42), NOON, NOON, 4711);

    private References() {}
}
