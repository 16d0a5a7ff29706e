package com.globalmart.admin.quality;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which books the page shows. It stands in the address.
 *
 * @param topic only of this topic; null for all
 * @param before only of loads with a lower number; null for the newest
 */
record QualityFilter(@Nullable String topic, @Nullable Integer before) {

    QualityFilter before(int loadId) {
        return new QualityFilter(topic, loadId);
    }

    String address() {
        var address = UriComponentsBuilder.fromPath("/quality");
        if (topic != null) {
            address.queryParam("topic", topic);
        }
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.build().toUriString();
    }
}
