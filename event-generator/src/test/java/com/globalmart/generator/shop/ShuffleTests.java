package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 5000, 49_999, 250_000})
    void givesEveryRankANumberOfItsOwn(int size) {
        Shuffle shuffle = new Shuffle(size, new Seed(3));

        BitSet numbers = new BitSet();
        for (int rank = 1; rank <= size; rank++) {
            numbers.set(shuffle.numberOf(rank));
        }

        assertThat(numbers.cardinality()).isEqualTo(size);
        assertThat(numbers.nextSetBit(0)).isEqualTo(1);
        assertThat(numbers.length()).isEqualTo(size + 1);
    }
}
