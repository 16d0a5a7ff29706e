package com.globalmart.generator.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.generator.shop.Seed;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunnelTests {

    private static final int VISITS = 20_000;

    @Test
    void beginsWithALook() {
        assertThat(plans(1)).allSatisfy(plan -> assertThat(plan.getFirst()).isIn(Step.SEARCH, Step.FILTER, Step.VIEW));
    }

    @Test
    void paysOnlyRightAfterCheckingOut() {
        assertThat(plans(1)).allSatisfy(plan -> {
            int payment = plan.indexOf(Step.PAY);
            if (payment >= 0) {
                assertThat(plan.get(payment - 1)).isEqualTo(Step.CHECK_OUT);
                assertThat(plan).endsWith(Step.PAY);
            }
        });
    }

    @Test
    void addsOnlyWhatWasJustViewed() {
        assertThat(plans(1)).allSatisfy(plan -> {
            for (int i = 0; i < plan.size(); i++) {
                if (plan.get(i) == Step.ADD) {
                    assertThat(plan.get(i - 1)).isEqualTo(Step.VIEW);
                }
            }
        });
    }

    @Test
    void touchesOnlyCartsThatAreFilled() {
        List<Step> needFilling = List.of(Step.UPDATE, Step.REMOVE, Step.CHECK_OUT, Step.ABANDON);

        assertThat(plans(1)).allSatisfy(plan -> {
            int filled = plan.indexOf(Step.ADD);
            for (Step step : needFilling) {
                assertThat(plan.subList(0, Math.max(0, filled))).doesNotContain(step);
            }
        });
    }

    @Test
    void convertsAboutAQuarterOfTheVisitsAndMoreOnGoodDays() {
        assertThat(conversion(1)).isBetween(0.22, 0.28);
        assertThat(conversion(1.15)).isGreaterThan(conversion(0.9)).isLessThan(0.30);
    }

    private static double conversion(double factor) {
        return plans(factor).filter(plan -> plan.contains(Step.PAY)).count() / (double) VISITS;
    }

    private static Stream<List<Step>> plans(double conversion) {
        Seed seed = new Seed(11);
        return LongStream.range(0, VISITS)
                .mapToObj(visit -> Funnel.plan(seed.at(visit).dice(), conversion));
    }
}
