package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import java.util.List;

/** The quality gate stops a load before it is published. */
final class GateStoppedException extends RuntimeException {

    GateStoppedException(Load load, List<String> errors) {
        super(
                ("%s is not published, %d checks found errors: %s. Mend what they name and restart this execution; or repeat, release or "
                                + "discard the load.")
                        .formatted(load, errors.size(), String.join("; ", errors)));
    }
}
