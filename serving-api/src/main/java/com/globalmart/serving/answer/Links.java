package com.globalmart.serving.answer;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses that answers name. */
final class Links {

    private Links() {}

    /** A header {@code Link} to the next page of what was asked for, relative to this server. */
    static String next(HttpServletRequest request, String after) {
        var address = ServletUriComponentsBuilder.fromRequestUri(request)
                .query(request.getQueryString())
                .replaceQueryParam("after", after)
                .build()
                .toUri();
        return "<%s?%s>; rel=\"next\"".formatted(address.getRawPath(), address.getRawQuery());
    }

    /** The resource as the name of a file: {@code sales-days} of {@code /api/v1/sales/days}. */
    static String fileName(HttpServletRequest request) {
        var path = request.getRequestURI().replaceFirst("^/api/v1/", "");
        return path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
