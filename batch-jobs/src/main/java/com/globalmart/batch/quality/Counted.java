package com.globalmart.batch.quality;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Records and what they are worth.
 *
 * @param amount sum of their amounts, each in its own currency; null where there is none
 */
record Counted(long records, @Nullable BigDecimal amount) {

    static final Counted NONE = new Counted(0, null);

    Counted plus(Counted other) {
        return new Counted(records + other.records, plus(amount, other.amount));
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }
}
