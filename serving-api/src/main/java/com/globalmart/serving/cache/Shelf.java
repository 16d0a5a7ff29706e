package com.globalmart.serving.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Answers that are kept: in this process, and in Redis for all nodes. The load is part of the place, so what is kept is never
 * old and never has to be removed: after a publication other places are asked for, and what was kept before makes room.
 */
@Component
public class Shelf {

    private static final int AROUND = 200; // bytes that an answer takes beside its body

    private final Cache<Place, Rendered> here;
    private final SharedShelf shared;

    Shelf(CacheProperties properties, SharedShelf shared, MeterRegistry meters) {
        this.here = Caffeine.newBuilder()
                .maximumWeight(properties.memory().toBytes())
                .<Place, Rendered>weigher((place, answer) ->
                        answer.body().length + 2 * place.resource().length() + AROUND)
                .recordStats()
                .build();
        this.shared = shared;
        CaffeineCacheMetrics.monitor(meters, here, "answers");
    }

    /** The answer at a place; where there is none, it is asked for once, however many wait for it. */
    public Rendered get(Place place, Supplier<Rendered> ask) {
        return here.get(place, _ -> place.isShared() ? sharedOr(place, ask) : ask.get());
    }

    private Rendered sharedOr(Place place, Supplier<Rendered> ask) {
        var known = shared.get(place);
        if (known != null) {
            return known;
        }
        var answer = ask.get();
        if (answer.published().equals(place.published())) { // a publication may have come in between
            shared.put(place, answer);
        }
        return answer;
    }
}
