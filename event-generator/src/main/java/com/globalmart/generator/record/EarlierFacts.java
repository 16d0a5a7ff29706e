package com.globalmart.generator.record;

import com.globalmart.generator.shop.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Some facts that were made before, recent ones and older ones, to be repeated. */
final class EarlierFacts {

    private static final int MOST = 4096;
    private static final int ONE_IN = 4;

    private final List<Outgoing> facts = new ArrayList<>();
    private final SplittableRandom dice;

    EarlierFacts(Seed seed) {
        this.dice = seed.dice();
    }

    void remember(Outgoing fact) {
        if (facts.size() < MOST) {
            facts.add(fact);
            return;
        }
        if (dice.nextInt(ONE_IN) == 0) {
            facts.set(dice.nextInt(MOST), fact);
        }
    }

    Outgoing any() {
        return facts.get(dice.nextInt(facts.size()));
    }
}
