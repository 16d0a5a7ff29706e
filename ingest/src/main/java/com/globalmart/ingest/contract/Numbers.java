package com.globalmart.ingest.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The contract's numbers, bounded before anything large is made of them: {@code 1e999999999} is refused, not computed. */
final class Numbers {

    static final int MONEY_SCALE = 4;

    private static final int WHOLE_DIGITS_OF_MONEY = 12; // less than 10^12
    private static final int WHOLE_DIGITS_OF_INTEGER = 10;
    private static final int LONGEST = 1_000; // characters, and the furthest a decimal point may be moved

    private Numbers() {}

    /** The number as it was written, or null where it is absurdly long, large or small. */
    static @Nullable BigDecimal bounded(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return null;
        }
        try {
            var number = new BigDecimal(text, offset, length);
            return Math.abs((long) number.scale()) > LONGEST ? null : number;
        } catch (NumberFormatException | ArithmeticException e) {
            return null; // an exponent beyond 32 bits: JSON allows it, nothing can hold it
        }
    }

    /** At most 4 decimals, rounded half-even, less than 10^12 in size; null where it is not. */
    static @Nullable BigDecimal money(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (wholeDigits(number) > WHOLE_DIGITS_OF_MONEY) {
            return null;
        }
        if (number.scale() >= 0 && number.scale() <= MONEY_SCALE) {
            return number;
        }
        var rounded = number.setScale(number.scale() < 0 ? 0 : MONEY_SCALE, RoundingMode.HALF_EVEN);
        return wholeDigits(rounded) > WHOLE_DIGITS_OF_MONEY ? null : rounded;
    }

    /** A whole number of 32 bits ({@code 2.0} is 2); null where it is not. */
    static @Nullable Integer integer(BigDecimal number) {
        if (number.signum() != 0 && wholeDigits(number) > WHOLE_DIGITS_OF_INTEGER) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long wholeDigits(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }
}
