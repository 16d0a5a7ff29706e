package com.globalmart.admin.load;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a load took of a topic: landed = facts + duplicates + quarantined, in records and in money.
 *
 * @param factRows rows that the facts made: of a sale one per line
 * @param replayed of the landed records those that had been quarantined before
 * @param landedAmount each record in its own currency, a check sum and no sum of money; amounts are null where there is nothing
 */
record Book(
        String topic,
        long landed,
        long facts,
        long factRows,
        long duplicates,
        long quarantined,
        long replayed,
        @Nullable BigDecimal landedAmount,
        @Nullable BigDecimal factAmount,
        @Nullable BigDecimal duplicateAmount,
        @Nullable BigDecimal quarantinedAmount) {

    /** Whether every record has one fate. */
    public boolean addsUp() {
        return landed == facts + duplicates + quarantined
                && sum(landedAmount)
                                .compareTo(sum(factAmount)
                                        .add(sum(duplicateAmount))
                                        .add(sum(quarantinedAmount)))
                        == 0;
    }

    boolean hasMoney() {
        return landedAmount != null;
    }

    private static BigDecimal sum(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
