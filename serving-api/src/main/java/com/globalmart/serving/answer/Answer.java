package com.globalmart.serving.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.globalmart.serving.publication.Publication;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is sent as JSON.
 *
 * @param data what was asked for: rows, or one thing
 * @param published the load that the data are of
 * @param next give it as the parameter after for the next page; absent on the last one
 */
public record Answer<D>(
        @Schema(description = "What was asked for.") D data,
        Publication published,

        @Schema(description = "Give it as the parameter after for the next page; absent on the last one.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String next) {}
