package com.globalmart.batch.fact;

import com.globalmart.batch.landing.Landed;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Screens landed records of one kind into facts or rejects: a pure function of the record and the reference data.
 *
 * @param <L> a landed record
 * @param <F> what an accepted one becomes
 */
public interface Screening<L extends Landed, F extends FactRecord> extends ItemProcessor<L, Screened<F>> {

    Screened<F> screen(L landed);

    @Override
    default Screened<F> process(L landed) {
        return screen(landed);
    }
}
