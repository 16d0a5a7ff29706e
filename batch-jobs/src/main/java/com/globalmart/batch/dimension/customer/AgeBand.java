package com.globalmart.batch.dimension.customer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bands of age in years; the age itself does not enter the warehouse. */
public enum AgeBand {
    UNDER_18("under 18"),
    FROM_18("18-24"),
    FROM_25("25-34"),
    FROM_35("35-44"),
    FROM_45("45-54"),
    FROM_55("55 and over"),
    UNKNOWN("unknown");

    private static final int OLDEST = 150;

    private final String label;

    AgeBand(String label) {
        this.label = label;
    }

    /** As it stands in the warehouse, for example {@code 25-34}. */
    public String label() {
        return label;
    }

    /** The band of an age; no age, or one outside 0 to 150, is unknown. */
    static AgeBand of(@Nullable Integer age) {
        if (age == null || age < 0 || age > OLDEST) {
            return UNKNOWN;
        }
        if (age < 18) {
            return UNDER_18;
        }
        if (age < 25) {
            return FROM_18;
        }
        if (age < 35) {
            return FROM_25;
        }
        if (age < 45) {
            return FROM_35;
        }
        return age < 55 ? FROM_45 : FROM_55;
    }

    /** @throws IllegalArgumentException when no band has that label */
    static AgeBand labelled(@Nullable String label) {
        return Arrays.stream(values())
                .filter(band -> band.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no age band \"%s\"".formatted(label)));
    }
}
