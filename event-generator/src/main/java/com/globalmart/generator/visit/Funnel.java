package com.globalmart.generator.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The way from looking to paying. Most visitors only look, some fill a cart and leave it, about one in four buys. Nobody puts into
 * a cart what was not viewed, checks out an empty cart, or pays before checking out.
 */
final class Funnel {

    private static final double BUYING = 0.25;
    private static final double LEAVING_A_CART = 0.10;
    private static final double LOOKING_ON = 0.30;
    private static final int MOST_LOOKS = 8;
    private static final int MOST_ITEMS = 6;

    private final List<Step> steps = new ArrayList<>();
    private final SplittableRandom dice;
    private int views;
    private int items;

    private Funnel(SplittableRandom dice) {
        this.dice = dice;
    }

    /**
     * What one visitor does, in order, one step an event.
     *
     * @param conversion how readily visitors buy on that day, 0.9 to 1.15
     */
    static List<Step> plan(SplittableRandom dice, double conversion) {
        Funnel funnel = new Funnel(dice);
        double intent = dice.nextDouble();
        if (intent < BUYING * conversion) {
            funnel.buy();
            return funnel.steps;
        }
        if (intent < BUYING * conversion + LEAVING_A_CART) {
            funnel.leaveCart();
            return funnel.steps;
        }
        funnel.browse();
        return funnel.steps;
    }

    private void browse() {
        int looks = 0;
        do {
            look(0.75);
            looks++;
        } while (looks < MOST_LOOKS && dice.nextDouble() < LOOKING_ON);
    }

    private void buy() {
        fillCart(0.40);
        steps.add(Step.CHECK_OUT);
        steps.add(Step.PAY);
    }

    private void leaveCart() {
        fillCart(0.25);
        if (dice.nextDouble() < 0.4) {
            steps.add(Step.CHECK_OUT);
        }
        if (dice.nextDouble() < 0.6) {
            steps.add(Step.ABANDON);
        }
    }

    private void fillCart(double anotherItem) {
        do {
            look(1);
            steps.add(Step.ADD);
            items++;
            if (dice.nextDouble() < 0.12) {
                steps.add(Step.UPDATE);
            }
        } while (items < MOST_ITEMS && dice.nextDouble() < anotherItem);
        if (items > 1 && dice.nextDouble() < 0.2) {
            steps.add(Step.REMOVE);
        }
    }

    /** @param finding how likely it is that a search or filter ends on a product's page */
    private void look(double finding) {
        double how = dice.nextDouble();
        boolean isNarrowed = how < 0.22;
        if (isNarrowed) {
            steps.add(how < 0.16 ? Step.SEARCH : Step.FILTER);
        }
        if (views > 1 && dice.nextDouble() < 0.15) {
            steps.add(Step.COMPARE);
        }
        if (!isNarrowed || dice.nextDouble() < finding) {
            steps.add(Step.VIEW);
            views++;
        }
    }
}
