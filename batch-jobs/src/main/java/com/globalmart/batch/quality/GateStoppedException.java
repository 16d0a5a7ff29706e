package com.globalmart.batch.quality;

import com.globalmart.batch.load.Load;
import java.util.List;

/** The quality gate stops a load before it is published. */
final class GateStoppedException extends RuntimeException {

    GateStoppedException(Load load, List<String> errors) {
        super("%s is not published, %d checks found errors: %s. Mend what they name, then restart this execution."
                .formatted(load, errors.size(), String.join("; ", errors)));
    }
}
