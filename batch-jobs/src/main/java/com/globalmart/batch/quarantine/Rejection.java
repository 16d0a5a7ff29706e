package com.globalmart.batch.quarantine;

import com.globalmart.batch.landing.Landed;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A landed record that the batch refuses.
 *
 * @param detail what was found and what was expected
 * @param amount what the record was worth, in its own currency; null where it has no amount
 */
public record Rejection(
        Landed landed,
        RejectReason reason,
        String detail,
        @Nullable BigDecimal amount) {}
