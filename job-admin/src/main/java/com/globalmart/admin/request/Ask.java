package com.globalmart.admin.request;

import com.globalmart.admin.page.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every form that asks for something sends along.
 *
 * @param token makes two clicks on one form one request
 * @param reason why, as it was typed; null or blank where nothing was
 */
public record Ask(UUID token, @Nullable String reason) {

    public Ask {
        if (token == null) { // a form may come without it
            throw ProblemException.invalid(
                    "The value of \"token\" is missing: open the form anew, and send it from there.");
        }
    }

    /** The same for one of several things that one form asks for: each is asked once. */
    public Ask of(Object thing) {
        var name = token + ":" + thing;
        return new Ask(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), reason);
    }
}
