package com.globalmart.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZipfTests {

    @Test
    void drawsRanksInProportionToTheirPower() {
        int[] drawn = draw(new Zipf(1000, 0.9), 400_000);

        double tenTimesRarer = StrictMath.pow(10, 0.9);
        assertThat((double) drawn[1] / drawn[10]).isCloseTo(tenTimesRarer, within(0.1 * tenTimesRarer));
        assertThat((double) drawn[1] / drawn[2]).isCloseTo(StrictMath.pow(2, 0.9), within(0.1));
    }

    @Test
    void reachesTheLastOfTenMillionRanks() {
        var dice = new Seed(7).dice();
        Zipf zipf = new Zipf(10_000_000, 0.6);

        int highest = 0;
        for (int i = 0; i < 100_000; i++) {
            highest = Math.max(highest, zipf.draw(dice));
        }

        assertThat(highest).isBetween(9_990_000, 10_000_000);
    }

    @Test
    void drawsTheOnlyRankThereIs() {
        assertThat(draw(new Zipf(1, 0.5), 100)[1]).isEqualTo(100);
    }

    @Test
    void refusesAnExponentOfOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Zipf(10, 1)).withMessageContaining("exponent is 1.0");
    }

    private static int[] draw(Zipf zipf, int times) {
        var dice = new Seed(42).dice();
        int[] drawn = new int[10_000];
        for (int i = 0; i < times; i++) {
            drawn[zipf.draw(dice)]++;
        }
        return drawn;
    }
}
