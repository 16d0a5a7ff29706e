package com.globalmart.batch.load;

import java.time.LocalDate;

/** Loads are a chain: the next is refused while another one is open. */
public final class OtherLoadOpenException extends RuntimeException {

    OtherLoadOpenException(Load open, LocalDate asked, int attempt) {
        super(
                ("cannot open a load of %s, attempt %d: %s is open; restart its execution until it is published, or discard it")
                        .formatted(asked, attempt, open));
    }
}
