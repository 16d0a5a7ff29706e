package com.globalmart.generator.record;

import com.globalmart.generator.shop.Seed;

/** How many of the event records are planted, as shares from 0 to 0.1 each. */
public record Shares(
        double duplicates, double conflicts, double late, double outOfOrder, double malformed, double wrong) {

    public static final Shares NONE = all(0);

    private static final double MOST = 0.1;

    public Shares {
        check("duplicates", duplicates);
        check("conflicts", conflicts);
        check("late", late);
        check("out-of-order", outOfOrder);
        check("malformed", malformed);
        check("wrong", wrong);
    }

    /** The same share of each. */
    public static Shares all(double share) {
        return new Shares(share, share, share, share, share, share);
    }

    /** What is planted at this place. */
    Planted draw(Seed place) {
        double left = place.fraction();
        for (Planted planted : Planted.values()) {
            left -= of(planted);
            if (left < 0) {
                return planted;
            }
        }
        return Planted.NONE;
    }

    /** A place of its own for each choice of shares. */
    Seed in(Seed seed) {
        Seed place = seed;
        for (Planted planted : Planted.values()) {
            place = place.at(Double.doubleToLongBits(of(planted)));
        }
        return place;
    }

    private double of(Planted planted) {
        return switch (planted) {
            case NONE -> 0;
            case DUPLICATE -> duplicates;
            case CONFLICT -> conflicts;
            case LATE -> late;
            case OUT_OF_ORDER -> outOfOrder;
            case MALFORMED -> malformed;
            case WRONG -> wrong;
        };
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= MOST)) {
            throw new IllegalArgumentException("share of %s is %s, expected 0 to %s".formatted(name, share, MOST));
        }
    }
}
