package com.globalmart.generator.shop;

import java.util.SplittableRandom;
import java.util.UUID;

/** A place in a tree of seeded randomness: the same path from the same root always gives the same numbers. */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long UUID_VERSION_4 = 0x4000L;
    private static final long UUID_VARIANT = 0x8000_0000_0000_0000L;

    /** The place that lies at this branch; neighbours have nothing in common. */
    public Seed at(long branch) {
        return new Seed(mix(value + mix(branch * GOLDEN_GAMMA + 1)));
    }

    /** The place that lies at this branch; neighbours have nothing in common. */
    public Seed at(String branch) {
        return at(((long) branch.length() << 32) ^ branch.hashCode());
    }

    /** A number of at least 0 and less than 1. */
    public double fraction() {
        return (mix(value) >>> 11) * 0x1p-53;
    }

    /** A whole number of at least 0 and less than {@code bound}. */
    public int below(int bound) {
        return (int) (((mix(value) >>> 32) * bound) >>> 32);
    }

    /** A UUID of version 4. */
    public UUID uuid() {
        long high = mix(value ^ GOLDEN_GAMMA);
        long low = mix(high + GOLDEN_GAMMA);
        return new UUID((high & ~0xF000L) | UUID_VERSION_4, (low >>> 2) | UUID_VARIANT);
    }

    /** A sequence of numbers that starts here. */
    public SplittableRandom dice() {
        return new SplittableRandom(value);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
