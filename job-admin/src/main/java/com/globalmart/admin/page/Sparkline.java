package com.globalmart.admin.page;

/**
 * How a number went, as a small picture draws it: one unit wide a value, {@value #HEIGHT} units high at the highest.
 *
 * @param line the curve, in the words of SVG; empty below two values
 * @param area the same, closed at the bottom
 * @param width of the picture, in units
 */
public record Sparkline(String line, String area, int width) {

    static final int HEIGHT = 24;

    /** @param values oldest first, none negative */
    public static Sparkline of(long[] values) {
        if (values.length < 2) {
            return new Sparkline("", "", 1);
        }
        long highest = 1;
        for (long value : values) {
            highest = Math.max(highest, value);
        }
        var line = new StringBuilder();
        for (int at = 0; at < values.length; at++) {
            long top = HEIGHT - Math.round((HEIGHT - 2) * (double) values[at] / highest) - 1;
            line.append(at == 0 ? 'M' : 'L').append(at).append(' ').append(top);
        }
        int width = values.length - 1;
        return new Sparkline(line.toString(), "%sV%dH0z".formatted(line, HEIGHT), width);
    }
}
