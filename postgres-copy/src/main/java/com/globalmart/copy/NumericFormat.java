package com.globalmart.copy;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * PostgreSQL's binary {@code numeric}: a count of base 10,000 digits, the power of 10,000 of the first one ("weight"), a
 * sign, the number of decimals to show, and the digits without zeros at either end. Exact in both directions.
 */
final class NumericFormat {

    /** The most decimals behind the point that PostgreSQL keeps. */
    static final int MAX_SCALE = 16_383;

    private static final int BASE = 10_000;
    private static final int DECIMALS_PER_DIGIT = 4;
    private static final int[] POWERS = {1, 10, 100, 1_000, BASE};

    private static final int POSITIVE = 0x0000;
    private static final int NEGATIVE = 0x4000;

    private static final int SAFE_PRECISION = 18; // decimals that surely fit a long
    private static final int SAFE_DIGITS = 4; // base 10,000 digits that surely fit a long
    private static final int MAX_INTEGER_DECIMALS = 131_072;

    private NumericFormat() {}

    /** @throws IllegalArgumentException when the value is larger or finer than PostgreSQL can keep */
    static void encode(BigDecimal value, CopyBuffer buffer) {
        int scale = value.scale();
        if (scale >= 0 && value.precision() <= SAFE_PRECISION && scale <= MAX_SCALE) {
            encode(value.unscaledValue().longValue(), scale, buffer);
            return;
        }
        if (scale > MAX_SCALE || (long) value.precision() - scale > MAX_INTEGER_DECIMALS) {
            throw new IllegalArgumentException(
                    "numeric has precision %d and scale %d, expected at most %d decimals before and %d after the point"
                            .formatted(value.precision(), scale, MAX_INTEGER_DECIMALS, MAX_SCALE));
        }
        encodeLarge(scale < 0 ? value.setScale(0) : value, buffer);
    }

    /** The number {@code unscaled / 10^scale}, without a {@link BigDecimal} on the way. */
    static void encode(long unscaled, int scale, CopyBuffer buffer) {
        if (unscaled == Long.MIN_VALUE) { // has no positive counterpart
            encodeLarge(BigDecimal.valueOf(unscaled, scale), buffer);
            return;
        }
        if (unscaled == 0) {
            header(0, 0, POSITIVE, scale, buffer);
            return;
        }
        int sign = unscaled < 0 ? NEGATIVE : POSITIVE;
        long rest = Math.abs(unscaled);
        int fractionDigits = (scale + DECIMALS_PER_DIGIT - 1) / DECIMALS_PER_DIGIT;

        // the digits from the last to the first; the last may be cut off in the middle
        int missing = fractionDigits * DECIMALS_PER_DIGIT - scale;
        int divisor = POWERS[DECIMALS_PER_DIGIT - missing];
        int last = (int) (rest % divisor) * POWERS[missing];
        rest /= divisor;
        int dropped = 0;
        while (last == 0) {
            last = (int) (rest % BASE);
            rest /= BASE;
            dropped++;
        }
        int count = 1;
        for (long remaining = rest; remaining > 0; remaining /= BASE) {
            count++;
        }
        header(count, dropped + count - 1 - fractionDigits, sign, scale, buffer);
        long power = 1;
        for (int digit = 2; digit < count; digit++) {
            power *= BASE;
        }
        for (int digit = 1; digit < count; digit++) {
            buffer.int16((int) (rest / power));
            rest %= power;
            power /= BASE;
        }
        buffer.int16(last);
    }

    /** @param value with a scale of at least 0 */
    private static void encodeLarge(BigDecimal value, CopyBuffer buffer) {
        int scale = value.scale();
        String decimals = value.unscaledValue().abs().toString();
        int fractionDigits = (scale + DECIMALS_PER_DIGIT - 1) / DECIMALS_PER_DIGIT;
        String aligned = decimals + "0".repeat(fractionDigits * DECIMALS_PER_DIGIT - scale);
        String padded = "0".repeat(Math.floorMod(-aligned.length(), DECIMALS_PER_DIGIT)) + aligned;

        int end = padded.length() / DECIMALS_PER_DIGIT;
        int weight = end - 1 - fractionDigits;
        int first = 0;
        while (first < end && digit(padded, first) == 0) {
            first++;
            weight--;
        }
        while (end > first && digit(padded, end - 1) == 0) {
            end--;
        }
        if (first == end) {
            weight = 0; // a zero with many decimals
        }
        header(end - first, weight, value.signum() < 0 ? NEGATIVE : POSITIVE, scale, buffer);
        for (int index = first; index < end; index++) {
            buffer.int16(digit(padded, index));
        }
    }

    private static int digit(String decimals, int index) {
        int start = index * DECIMALS_PER_DIGIT;
        return Integer.parseInt(decimals, start, start + DECIMALS_PER_DIGIT, 10);
    }

    private static void header(int count, int weight, int sign, int scale, CopyBuffer buffer) {
        buffer.int16(count);
        buffer.int16(weight);
        buffer.int16(sign);
        buffer.int16(scale);
    }

    /** @throws ArithmeticException when the value is infinite or not a number */
    static BigDecimal decode(CopyBytes bytes) {
        int count = bytes.int16() & 0xFFFF; // the one number here without a sign
        int weight = bytes.int16();
        int sign = bytes.int16();
        int scale = bytes.int16();
        if (sign != POSITIVE && sign != NEGATIVE) {
            throw new ArithmeticException("numeric is infinite or not a number, expected a number");
        }
        BigDecimal unsigned =
                count <= SAFE_DIGITS ? decodeSmall(count, weight, bytes) : decodeLarge(count, weight, bytes);
        BigDecimal value = unsigned.setScale(scale);
        return sign == NEGATIVE ? value.negate() : value;
    }

    /**
     * The number in units of {@code 10^-scale}, without a {@link BigDecimal} on the way.
     *
     * @throws ArithmeticException when the value is infinite or not a number, finer than the scale, or does not fit a long
     */
    static long decode(CopyBytes bytes, int scale) {
        int count = bytes.int16() & 0xFFFF;
        int weight = bytes.int16();
        int sign = bytes.int16();
        bytes.skip(Short.BYTES); // decimals to show
        if (sign != POSITIVE && sign != NEGATIVE) {
            throw new ArithmeticException("infinity or not a number");
        }
        int shift = count == 0 ? 0 : scale - scaleOfLast(count, weight);
        int missing = Math.max(0, -shift); // decimals of the last digit that are behind the scale
        if (missing >= DECIMALS_PER_DIGIT) {
            throw new ArithmeticException("finer than that");
        }
        long negative = 0; // the longest way to go: there is one more negative long
        for (int index = 1; index < count; index++) {
            negative = Math.subtractExact(Math.multiplyExact(negative, BASE), bytes.int16());
        }
        if (count > 0) {
            int last = bytes.int16();
            if (last % POWERS[missing] != 0) {
                throw new ArithmeticException("finer than that");
            }
            negative = Math.subtractExact(
                    Math.multiplyExact(negative, POWERS[DECIMALS_PER_DIGIT - missing]), last / POWERS[missing]);
        }
        for (int decimals = 0; decimals < shift && negative != 0; decimals++) {
            negative = Math.multiplyExact(negative, 10);
        }
        return sign == NEGATIVE ? negative : Math.negateExact(negative);
    }

    private static BigDecimal decodeSmall(int count, int weight, CopyBytes bytes) {
        long unscaled = 0;
        for (int index = 0; index < count; index++) {
            unscaled = unscaled * BASE + bytes.int16();
        }
        return BigDecimal.valueOf(unscaled, count == 0 ? 0 : scaleOfLast(count, weight));
    }

    private static BigDecimal decodeLarge(int count, int weight, CopyBytes bytes) {
        var decimals = new StringBuilder(count * DECIMALS_PER_DIGIT);
        for (int index = 0; index < count; index++) {
            int digit = bytes.int16();
            for (int power = DECIMALS_PER_DIGIT - 1; power >= 0; power--) {
                decimals.append((char) ('0' + digit / POWERS[power] % 10));
            }
        }
        return new BigDecimal(new BigInteger(decimals.toString()), scaleOfLast(count, weight));
    }

    private static int scaleOfLast(int count, int weight) {
        return (count - 1 - weight) * DECIMALS_PER_DIGIT;
    }
}
