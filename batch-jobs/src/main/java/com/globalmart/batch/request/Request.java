package com.globalmart.batch.request;

import com.globalmart.batch.execution.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for.
 *
 * @param kind of which a {@link RequestHandler} says what it means
 * @param parameters texts by name
 * @param requestedBy who asked
 * @param reason why; null where none was given
 */
public record Request(
        long requestId,
        String kind,
        Map<String, String> parameters,
        String requestedBy,
        @Nullable String reason) {

    /** @throws RefusedException when the parameter is missing */
    public String required(String name) {
        var text = parameters.get(name);
        if (text == null) {
            throw new RefusedException("the request does not say which %s".formatted(name));
        }
        return text;
    }

    /** @throws RefusedException when the parameter is missing or no whole number */
    public long number(String name) {
        var text = required(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RefusedException("%s is \"%s\", expected a number".formatted(name, text));
        }
    }
}
