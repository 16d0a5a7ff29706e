package com.globalmart.serving.publication;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What readers see: the newest published load, and through which day it is complete.
 *
 * @param load its number, greater with each publication; 0 before the first
 * @param completeThrough last UTC day that is loaded completely; null before the first publication
 * @param loadedAt when it was published; null before the first
 */
@Schema(description = "The published load that the numbers are of.")
public record Publication(
        @Schema(description = "Its number, greater with each publication; 0 before the first.", example = "42")
        int load,

        @Schema(description = "Last UTC day that is loaded completely; later events may be missing or partial.")
        @Nullable
        LocalDate completeThrough,

        @Schema(description = "When it was published, UTC.") @Nullable
        Instant loadedAt) {

    static final Publication NONE = new Publication(0, null, null);

    /** The day that ranges end with where nobody says otherwise: the last complete one, or the given day before there is any. */
    public LocalDate lastDay(LocalDate otherwise) {
        return completeThrough == null ? otherwise : completeThrough;
    }
}
