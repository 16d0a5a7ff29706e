package com.globalmart.serving.answer;

import com.globalmart.serving.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In what an answer is written. */
enum Format {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson");

    private final String contentType;
    private final MediaType type;

    Format(String contentType) {
        this.contentType = contentType;
        this.type = MediaType.parseMediaType(contentType).removeQualityValue();
    }

    String contentType() {
        return contentType;
    }

    /**
     * The format that a caller likes most of those there are; JSON where it does not mind.
     *
     * @param accept the header of that name
     * @param isRows whether it may be one of rows: one thing is written as JSON only
     */
    static Format liked(@Nullable String accept, boolean isRows) {
        if (accept == null || accept.equals("*/*") || accept.equals("application/json")) {
            return JSON;
        }
        var known = isRows ? List.of(values()) : List.of(JSON);
        for (var liked : parsed(accept)) {
            for (var format : known) {
                if (liked.getQualityValue() > 0
                        && liked.includes(new MediaType(format.type.getType(), format.type.getSubtype()))) {
                    return format;
                }
            }
        }
        throw ProblemException.notAcceptable("this is written as %s only"
                .formatted(known.stream()
                        .map(format -> format.type.getType() + "/" + format.type.getSubtype())
                        .collect(Collectors.joining(", "))));
    }

    private static List<MediaType> parsed(String accept) {
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            types.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
            return types;
        } catch (InvalidMediaTypeException e) {
            throw ProblemException.notAcceptable("the header Accept cannot be read, expected one of "
                    + Arrays.stream(values())
                            .map(format -> format.type.getSubtype())
                            .toList());
        }
    }
}
