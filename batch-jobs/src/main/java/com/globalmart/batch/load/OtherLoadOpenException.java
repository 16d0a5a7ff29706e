package com.globalmart.batch.load;

import java.time.LocalDate;
import org.springframework.batch.core.job.parameters.JobParameters;

/** Loads are a chain: the next is refused while another one is open. */
public final class OtherLoadOpenException extends RuntimeException {

    OtherLoadOpenException(Load open, LocalDate asked, int attempt) {
        super(
                ("cannot open a load of %s, attempt %d: %s is open; restart its execution until it is published, or discard it")
                        .formatted(asked, attempt, open));
    }

    OtherLoadOpenException(Load open, JobParameters asked) {
        super("%s is open, this execution (%s) is about another one: it has nothing left to do".formatted(open, asked));
    }
}
