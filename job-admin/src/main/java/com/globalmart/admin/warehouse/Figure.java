package com.globalmart.admin.warehouse;

import com.globalmart.admin.page.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How amounts, shares and sizes read. What is rounded is rounded half to even, as everything in the warehouse is. */
final class Figure {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Figure() {}

    /** An amount in full, with two decimals, or four where it has more: {@code 1,234.50}; {@link Words#NOTHING} where there is none. */
    static String exact(@Nullable BigDecimal amount) {
        if (amount == null) {
            return Words.NOTHING;
        }
        return String.format(Locale.ROOT, amount.stripTrailingZeros().scale() <= 2 ? "%,.2f" : "%,.4f", amount);
    }

    /** An amount without decimals: {@code 1,235}. */
    static String whole(BigDecimal amount) {
        return String.format(
                Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }

    /** An amount by so many, with two decimals; nothing where there are none. */
    static @Nullable BigDecimal by(BigDecimal amount, long many) {
        return many == 0 ? null : amount.divide(BigDecimal.valueOf(many), 2, RoundingMode.HALF_EVEN);
    }

    /** A growth with its sign: of 0.25, {@code +25.0 %}. */
    static String growth(@Nullable BigDecimal fraction) {
        if (fraction == null) {
            return Words.NOTHING;
        }
        var percent = fraction.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? "+" : percent.signum() < 0 ? "−" : "±")
                + percent.abs().toPlainString() + " %";
    }

    /** How much more a number is than one before, as a fraction; null where that was 0. */
    static @Nullable BigDecimal more(BigDecimal now, BigDecimal before) {
        return before.signum() == 0
                ? null
                : now.divide(before, 6, RoundingMode.HALF_EVEN).subtract(BigDecimal.ONE);
    }

    /** A size in powers of 1,024, as PostgreSQL writes it: {@code 1.4 GB}. */
    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1_024 && unit < UNITS.length - 1) {
            size /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || size >= 100 ? "%,.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    /** The length of a bar of a thousand where the longest stands for the most; whatever there is can be seen. */
    static int bar(BigDecimal amount, BigDecimal most) {
        if (amount.signum() <= 0 || most.signum() <= 0) {
            return 0;
        }
        return Math.max(
                4,
                amount.movePointRight(3).divide(most, 0, RoundingMode.HALF_EVEN).intValue());
    }
}
