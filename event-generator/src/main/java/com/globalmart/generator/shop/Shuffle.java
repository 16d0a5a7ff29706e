package com.globalmart.generator.shop;

/** Maps ranks to numbers one to one, so that the busiest customer is not customer number one. Needs no table. */
final class Shuffle {

    private final int size;
    private final long factor;
    private final long shift;

    Shuffle(int size, Seed seed) {
        this.size = size;
        this.factor = coprimeFrom(size / 3 + seed.at("factor").below(size / 2 + 1) + 1L, size);
        this.shift = seed.at("shift").below(size);
    }

    /** The number, from 1 to size, of the rank, from 1 to size. */
    int numberOf(int rank) {
        return (int) ((rank * factor + shift) % size) + 1;
    }

    private static long coprimeFrom(long start, long size) {
        long candidate = start;
        while (greatestCommonDivisor(candidate, size) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long greatestCommonDivisor(long left, long right) {
        return right == 0 ? left : greatestCommonDivisor(right, left % right);
    }
}
