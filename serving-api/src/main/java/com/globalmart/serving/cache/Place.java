package com.globalmart.serving.cache;

import com.globalmart.serving.publication.Publication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where an answer is kept.
 *
 * @param published the newest load when it was asked for, and when it was published: after a restore another may have its number
 * @param format in which it is written
 * @param resource path and parameters, these by their names
 * @param isShared whether other nodes may have it
 */
public record Place(Publication published, String format, String resource, boolean isShared) {

    /** The place of what a request asks for: the same in whatever order parameters are given. */
    public static Place of(HttpServletRequest request, Publication published, String format, boolean isShared) {
        var query = request.getQueryString();
        var resource = query == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?"
                        + Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
        return new Place(published, format, resource, isShared);
    }
}
