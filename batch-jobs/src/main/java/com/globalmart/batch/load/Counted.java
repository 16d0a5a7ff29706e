package com.globalmart.batch.load;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records and what they are worth.
 *
 * @param amount sum of their amounts, each in its own currency; null where there is none
 */
public record Counted(long records, @Nullable BigDecimal amount) {

    public static final Counted NONE = new Counted(0, null);

    /** @param amount of one record; null where it has none */
    public static <T> Counted of(Collection<T> records, Function<T, @Nullable BigDecimal> amount) {
        BigDecimal sum = null;
        for (var record : records) {
            sum = plus(sum, amount.apply(record));
        }
        return new Counted(records.size(), sum);
    }

    public Counted plus(Counted other) {
        return new Counted(records + other.records, plus(amount, other.amount));
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b;
        }
        return b == null ? a : a.add(b);
    }
}
