package com.globalmart.batch.quality;

import java.util.List;

/** Something that is published is not as it must be. */
final class ChecksViolatedException extends RuntimeException {

    ChecksViolatedException(List<String> errors) {
        super("%d checks over everything published found errors: %s. Mend what they name, then restart this execution."
                .formatted(errors.size(), String.join("; ", errors)));
    }
}
